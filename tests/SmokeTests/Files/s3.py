"""An S3: that of moto, behind a door that lets in only requests signed as AWS's own library signs them.

Credentials of a task are at /credentials, for whoever has the token. Nothing is written to names with "refused" in them.
"""
import contextlib
import hashlib
import http.client
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.server import ThreadedMotoServer

WRITES = threading.Lock()
SECRETS = {"key": ("secret", None), "task": ("secret of the task", "session")}


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/credentials":
            good = self.headers.get("Authorization") == "token"
            answer = {"AccessKeyId": "task", "SecretAccessKey": SECRETS["task"][0], "Token": "session", "Expiration": "2100-01-01T00:00:00Z"}
            return self.answer(200 if good else 403, {}, json.dumps(answer if good else {}).encode())
        if not self.is_signed(body):
            return self.answer(403, {}, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        if self.command == "PUT" and "refused" in self.path and body:
            return self.answer(403, {}, b"<Error><Code>AccessDenied</Code></Error>")
        inner = http.client.HTTPConnection("127.0.0.1", 9001)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "authorization")}
        # moto takes the region from there, and looks no closer.
        headers["Authorization"] = self.headers["Authorization"]
        # One write after the other: S3 looks whether there is an object and writes it in one go, and moto does not.
        with WRITES if self.command in ("PUT", "DELETE") else contextlib.nullcontext():
            inner.request(self.command, self.path, body, headers)
            answer = inner.getresponse()
            content = answer.read()
        self.answer(answer.status, dict(answer.getheaders()), content)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do

    def is_signed(self, body):
        match = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/\d{8}/([^/]+)/s3/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)", self.headers.get("Authorization", ""))
        if not match or self.headers["x-amz-content-sha256"] != hashlib.sha256(body).hexdigest():
            return False
        key, region, names, signature = match.groups()
        secret, token = SECRETS.get(key, (None, None))
        if secret is None or self.headers.get("x-amz-security-token") != token:
            return False
        request = AWSRequest(self.command, f"http://{self.headers['Host']}{self.path}", {name: self.headers[name] for name in names.split(";")})
        request.context["timestamp"] = self.headers["x-amz-date"]
        auth = S3SigV4Auth(Credentials(key, secret), "s3", region)
        return auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request) == signature

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "server", "date"):
                self.send_header(name, value)
        length = headers.get("Content-Length", headers.get("content-length")) if self.command == "HEAD" else len(body)
        if status not in (204, 304):
            self.send_header("Content-Length", str(length or 0))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments):
        print(self.command, self.path, arguments[2] if len(arguments) > 2 else "", flush=True)


ThreadedMotoServer(ip_address="127.0.0.1", port=9001, verbose=False).start()
server = ThreadingHTTPServer(("0.0.0.0", 9000), Door)
print("started", flush=True)
server.serve_forever()
