"""What a page may load and run, told to the browser in the page itself, so that it holds on any host."""

import re
from base64 import b64encode
from hashlib import sha256

HEAD = '<meta charset="utf-8">'
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ALLOWED = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self' 'unsafe-inline'",  # figures place their marks by style attributes
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def with_policy(html: str) -> str:
    """The page with its Content Security Policy first of all: of inline scripts only those it has now may run."""
    hashes = dict.fromkeys(f" 'sha256-{_hash(script)}'" for script in INLINE.findall(html))
    policy = "; ".join(ALLOWED).format(hashes="".join(hashes))
    return html.replace(HEAD, f'{HEAD}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
