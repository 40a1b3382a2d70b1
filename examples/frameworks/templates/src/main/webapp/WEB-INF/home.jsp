<%@ page contentType="text/html;charset=UTF-8" session="false" import="org.owasp.encoder.Encode" %>
<!doctype html>
<html lang="en">
<title>Home</title>
<h1>Home</h1>
<p>${Encode.forHtml(name)}</p>
${tawk}
</html>
