"""The kinds of hosts. A new one is a module with a HOST, and a line here."""

from collections.abc import Mapping

from kb.deploy import caddy, container, github, headers_file, nginx
from kb.deploy.host import Host

HOSTS: Mapping[str, Host] = {
    "nginx": nginx.HOST,
    "caddy": caddy.HOST,
    "headers-file": headers_file.HOST,
    "github": github.HOST,
    "container": container.HOST,
}
