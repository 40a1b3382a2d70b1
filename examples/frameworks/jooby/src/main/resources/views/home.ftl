<!doctype html>
<html lang="en">
<title>Home</title>
<h1>Home</h1>
<@tawkWidget/>
</html>
