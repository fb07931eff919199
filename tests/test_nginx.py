"""deploy/nginx.conf in a real nginx: every answer bears every header, types and ages are right, and nothing is served that is not ours."""

from __future__ import annotations

import gzip
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Tree
from tests.nginx import AGELESS, CONFIGURATION, FOR_A_YEAR, HEADER_ONLY, Ask, check_headers, documented, needed, running

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")


@pytest.fixture(scope="module", params=["", "/bj"], ids=["at the root", "under a path"])
def prefix(request: pytest.FixtureRequest) -> str:
    """The path of the site on its host."""
    return str(request.param)


@pytest.fixture(scope="module")
def ask(good: Tree, prefix: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the server for something of the good site, which has files that begin with a dot besides, at its root or as documented for a path."""
    site = Path(shutil.copytree(good.root, tmp_path_factory.mktemp("served") / "site"))
    (site / ".git").mkdir()
    (site / ".git/config").write_text("secret")
    (site / "stories/.notes.txt").write_text("secret")
    (site / ".well-known/acme-challenge").mkdir(parents=True)
    (site / ".well-known/acme-challenge/token.txt").write_text("answer")
    root, host = under(prefix, site) if prefix else (site, "")
    with running(tmp_path_factory.mktemp("nginx"), root, host=host) as ask:
        yield lambda path, *arguments, **headers: ask(prefix + path, *arguments, **headers)


def under(prefix: str, site: Path) -> tuple[Path, str]:
    """The folder that has `site` under `prefix` and the line for the server's own file, both as docs/deploy.md says it."""
    root = site.parent / "root"
    assert documented(r"ln -s /srv/beiyuan/site /srv/beiyuan-root/jia\n") and documented(r"root /srv/beiyuan-root;\n")
    root.mkdir()
    (root / prefix.strip("/")).symlink_to(site)
    return root, documented(r"set \$beiyuan_prefix /jia;").replace("/jia", prefix)


def test_the_header_says_what_the_pages_say_and_what_a_page_cannot(good: Tree) -> None:
    """No server is needed for this one: whoever changes the boot script learns here what to write into the configuration."""
    (policy,) = re.findall(
        r'http-equiv="Content-Security-Policy" content="([^"]*)"', good.text("stories/paper-lantern/index.html")
    )  # which has a film
    policy = policy.replace("default-src 'none';", "default-src 'none';$beiyuan_asks")  # what only the page of search may, see the map
    line = f'    add_header Content-Security-Policy "{policy}{HEADER_ONLY}" always;'
    assert line in CONFIGURATION.read_text("utf-8").split("\n"), f"deploy/nginx.conf must have this line:\n{line}"


TYPES = (
    (r"(.*/)?atom\.xml|feeds/.*\.atom\.xml", "application/atom+xml; charset=utf-8"),
    (r"feed\.xml|feeds/.*\.xml", "application/rss+xml; charset=utf-8"),
    (r"feed\.json|feeds/.*\.json", "application/feed+json; charset=utf-8"),
    (r"search/.*\.json", "application/json; charset=utf-8"),
    (r"search/.*\.bin", "application/octet-stream"),
    (r"sitemap\.xml", "application/xml; charset=utf-8"),
    (r".*\.html", "text/html; charset=utf-8"),
    (r".*\.css", "text/css; charset=utf-8"),
    (r".*\.js", "text/javascript; charset=utf-8"),
    (r".*\.txt", "text/plain; charset=utf-8"),
    (r".*\.ics", "text/calendar; charset=utf-8"),
    (r".*\.svg", "image/svg+xml; charset=utf-8"),
    (r".*\.pdf", "application/pdf"),
    (r".*\.png", "image/png"),
    (r".*\.jpg", "image/jpeg"),
    (r".*\.webp", "image/webp"),
    (r".*\.avif", "image/avif"),
    (r".*\.mp4", "video/mp4"),
    (r".*\.vtt", "text/vtt; charset=utf-8"),
    (r".*\.woff2", "font/woff2"),
)


def test_every_file_has_its_type_its_age_and_all_headers(good: Tree, ask: Ask) -> None:
    seen = set()
    for path, data in good.files().items():
        if path == "404.html":
            continue
        answer = ask("/" + path)
        check_headers(answer, "/" + path)
        kind, type = next((pattern, type) for pattern, type in TYPES if re.fullmatch(pattern, path))
        seen.add(kind)
        is_hashed = bool(re.match(r"assets/|media/|search/.*\.(?:bin|txt)$", path))
        assert (answer.status, answer.body == data) == (200, True), path
        assert (answer["content-type"], answer["cache-control"]) == (type, FOR_A_YEAR if is_hashed else AGELESS), path
        assert answer["etag"]
    assert len(seen) >= len(TYPES) - 1, "all but a font, which the theme need not have"


def test_the_types_of_feeds_are_those_that_the_pages_name(good: Tree, ask: Ask) -> None:
    named = re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)"', good.text("index.html"))
    assert len(named) >= 3
    for type, path in named:
        assert ask("/" + path)["content-type"] == f"{type}; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/stories/", 200),
        ("/nowhere/", 404),
        ("/nowhere.png", 404),
        ("/media/00000000000000000000-480.avif", 404),
        ("/assets/site.00000000.css", 404),
        ("/assets/", 404),  # a folder without a page
        ("/404.html", 404),
        ("/.git/config", 404),
        ("/.git/", 404),
        ("/stories/.notes.txt", 404),
        ("/stories/%2e%2e/%2e%2e/%2e%2e/nginx.conf", 400),
        ("/.well-known/acme-challenge/token.txt", 200),
    ],
)
def test_what_is_there_and_what_is_not(good: Tree, ask: Ask, path: str, status: int) -> None:
    answer = ask(path)
    check_headers(answer, path)
    assert answer.status == status and b"secret" not in answer.body
    assert answer["cache-control"] == AGELESS
    if status == 404:
        assert answer.body == good.files()["404.html"] and answer["content-type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_stroke_is_led_on_wherever_the_server_stands(ask: Ask, prefix: str) -> None:
    answer = ask("/stories?from=wechat")
    check_headers(answer, "/stories")
    assert (answer.status, answer["location"]) == (301, f"{prefix}/stories/?from=wechat")


def test_what_has_not_changed_is_not_sent_again(ask: Ask) -> None:
    first = ask("/stories/")
    again = ask("/stories/", If_None_Match=first["etag"])
    check_headers(again, "/stories/")
    assert (again.status, again.body, again["cache-control"]) == (304, b"", AGELESS)


def test_a_part_of_a_film_or_picture_can_be_asked_for(good: Tree, ask: Ask) -> None:
    for ending in (".mp4", ".webp"):
        path = next(path for path in good.files() if path.startswith("media/") and path.endswith(ending))
        part = ask("/" + path, Range="bytes=0-9")
        check_headers(part, "/" + path)
        assert (part.status, part.body, part["cache-control"]) == (206, good.files()[path][:10], FOR_A_YEAR)


def test_under_a_path_the_page_for_what_is_not_there_is_the_site_s_own(good: Tree, tmp_path: Path) -> None:
    """Wherever on the host one goes astray, and all that the page leads to is there."""
    root, host = under("/bj", Path(shutil.copytree(good.root, tmp_path / "site")))
    with running(tmp_path / "nginx", root, host=host) as ask:
        for path in (
            "/",
            "/nowhere",
            "/bj/nowhere/",
            "/bj/stories/nowhere.png",
            "/bj/assets/",
            "/404.html",
            "/bj/404.html",
            "/bjx/",
            "/bj/.git/",
        ):
            answer = ask(path)
            check_headers(answer, path)
            assert (answer.status, answer.body == good.files()["404.html"], answer["cache-control"]) == (404, True, AGELESS), path
        assert ask("/bj")["location"] == "/bj/"
        targets = re.findall(r'(?:href|src)="(/[^"#]*)', good.text("404.html"))
        assert targets and {target: ask(target).status for target in targets} == dict.fromkeys(targets, 200)


def test_under_a_path_a_publication_is_seen_at_once(good: Tree, tmp_path: Path) -> None:
    """The two trees change places behind the link."""
    site = Path(shutil.copytree(good.root, tmp_path / "site"))
    root, host = under("/bj", site)
    with running(tmp_path / "nginx", root, host=host) as ask:
        before = ask("/bj/robots.txt").body
        shutil.copytree(site, tmp_path / "standby")
        (tmp_path / "standby/robots.txt").write_bytes(before + b"# new\n")
        site.rename(tmp_path / "old")
        (tmp_path / "standby").rename(site)
        assert ask("/bj/robots.txt").body == before + b"# new\n"


def test_port_80_answers_for_certificates_and_leads_everybody_else_on(tmp_path: Path) -> None:
    (tmp_path / "acme/.well-known/acme-challenge").mkdir(parents=True)
    (tmp_path / "acme/.well-known/acme-challenge/token").write_text("answer")
    host = documented(r"server \{\n    listen 80;.*?\n\}\n").replace("/var/www/acme", str(tmp_path / "acme"))
    with running(tmp_path / "nginx", tmp_path, server=host.replace("    listen [::]:80;\n", "")) as ask:
        assert ask("/.well-known/acme-challenge/token").body == b"answer"
        assert ask("/.well-known/acme-challenge/other").status == 404
        answer = ask("/stories/?a=b", Host="beiyuan.example.org")
        assert (answer.status, answer["location"], answer["server"]) == (301, "https://beiyuan.example.org/stories/?a=b", "nginx")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(ask: Ask, method: str) -> None:
    answer = ask("/stories/index.html", method)
    check_headers(answer, "/stories/")
    assert answer.status == 405


def test_texts_are_packed_and_pictures_are_not(good: Tree, ask: Ask) -> None:
    files = good.files()
    for path, type in {"index.html": "text/html", "feed.xml": "application/rss+xml", "feed.json": "application/feed+json"}.items():
        answer = ask("/" + path, Accept_Encoding="gzip")
        check_headers(answer, path)
        assert (answer["content-encoding"], answer["vary"]) == ("gzip", "Accept-Encoding"), type
        assert gzip.decompress(answer.body) == files[path] and len(answer.body) < len(files[path]) / 2
    picture = next(path for path in files if path.endswith(".avif"))
    assert "content-encoding" not in ask("/" + picture, Accept_Encoding="gzip").headers


def test_with_brotli(good: Tree, tmp_path: Path) -> None:
    module = needed(BROTLI, "libnginx-mod-http-brotli-filter")
    host = documented(r"brotli on;.*?brotli_types[^;]*;")
    with running(tmp_path, good.root, f"load_module {module};", host) as ask:
        for path in ("index.html", "feed.xml", next(path for path in good.files() if path.endswith(".css"))):
            answer = ask("/" + path, Accept_Encoding="br, gzip")
            check_headers(answer, path)
            assert answer["content-encoding"] == "br" and len(answer.body) < len(good.files()[path]) / 2


def test_under_tls_the_browser_is_told_to_stay_there(good: Tree, tmp_path: Path) -> None:
    openssl = needed("openssl", "openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    new = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    subprocess.run([*new, "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    trust = ssl.create_default_context(cafile=certificate)
    host = f"ssl_certificate {certificate};\nssl_certificate_key {key};"
    with running(tmp_path / "nginx", good.root, host=host, listen=" ssl http2", tls=trust) as ask:
        for path in ("/", "/nowhere/", "/stories"):
            assert ask(path)["strict-transport-security"] == "max-age=31536000"


def test_only_the_page_of_search_may_ask_for_anything(ask: Ask) -> None:
    asks = {
        path: "connect-src 'self'" in ask(path)["content-security-policy"] for path in ("/search/", "/", "/stories/", "/search/index.json")
    }
    assert asks == {"/search/": True, "/": False, "/stories/": False, "/search/index.json": False}
