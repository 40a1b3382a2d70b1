#!/usr/bin/python3
"""A browser of WebKitGTK for WebKitWebDriver, and what WebDriver lacks for tests.

As WebKit's own MiniBrowser --automation, with a proxy and a folder for its data. Its console goes to console.log in that folder.
A socket of the tests' sends commands, one JSON array a line, and gets a line back when each is done; when it closes, this ends.
Without arguments: ends with 0 if this machine has all that is needed.
"""
import json
import os
import socket
import sys
import threading

import gi
gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gdk, GLib, Gtk, WebKit2

if len(sys.argv) == 1:
    sys.exit()
folder, port, proxy = sys.argv[1:4]
log = os.open(os.path.join(folder, 'console.log'), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
os.dup2(log, 1)
os.dup2(log, 2)

manager = WebKit2.WebsiteDataManager(base_data_directory=os.path.join(folder, 'data'),
                                     base_cache_directory=os.path.join(folder, 'cache'))
manager.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM,
    WebKit2.NetworkProxySettings.new('http://' + proxy, ['localhost', '*.localhost', '127.0.0.1', '::1']))
manager.set_tls_errors_policy(WebKit2.TLSErrorsPolicy.IGNORE)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
content = WebKit2.UserContentManager()
filters = WebKit2.UserContentFilterStore.new(os.path.join(folder, 'filters'))
settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True, enable_page_cache=False, enable_webrtc=False,
                            javascript_can_open_windows_automatically=True,
                            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER)

windows = []


def create_view(session):
    view = WebKit2.WebView(web_context=context, user_content_manager=content, settings=settings,
                           is_controlled_by_automation=True)
    window = Gtk.Window()
    window.set_default_size(1000, 800)
    window.add(view)
    view.connect('close', lambda closed: window.destroy())
    window.show_all()
    windows.append(window)
    window.connect('destroy', windows.remove)
    return view


def start(context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name('tests')
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect('create-web-view', create_view)


context.connect('automation-started', start)


def preload(done, *scripts):
    content.remove_all_scripts()
    for script in scripts:
        content.add_script(WebKit2.UserScript.new(script, WebKit2.UserContentInjectedFrames.ALL_FRAMES,
                                                  WebKit2.UserScriptInjectionTime.START, None, None))
    done()


def block(done, *regexes):
    content.remove_all_filters()
    if not regexes:
        done()
        return

    def saved(store, result):
        content.add_filter(store.save_finish(result))
        done()

    rules = [{'trigger': {'url-filter': regex}, 'action': {'type': 'block'}} for regex in regexes]
    filters.save('blocked', GLib.Bytes.new(json.dumps(rules).encode()), None, saved)


def keep_pages(done, keep):
    settings.set_enable_page_cache(keep)
    done()


# Of the newest window: WebDriver's own picture of a page on which nothing moves may never come.
def take_picture(done, file):
    window = windows[-1].get_window()
    Gdk.pixbuf_get_from_window(window, 0, 0, window.get_width(), window.get_height()).savev(file, 'png', [], [])
    done()


def forget(done):
    def cleared(manager, result):
        manager.clear_finish(result)
        done()

    manager.clear(WebKit2.WebsiteDataTypes.ALL, 0, None, cleared)


def obey():
    with socket.create_connection(('127.0.0.1', int(port))) as tests, tests.makefile('rw') as lines:
        for line in lines:
            name, *values = json.loads(line)
            done = threading.Event()
            GLib.idle_add(lambda: COMMANDS[name](done.set, *values))
            done.wait()
            lines.write('done\n')
            lines.flush()
    os._exit(0)


COMMANDS = {'preload': preload, 'block': block, 'keep_pages': keep_pages, 'take_picture': take_picture,
            'forget': forget}
threading.Thread(target=obey, daemon=True).start()
Gtk.main()
