/** Serves the built renderer under `app://to-tui/`, with the security policy on every answer. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Protocol, protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './security';

const SCHEME = 'app';
const HOST = 'to-tui';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Tells Chromium what kind of scheme ours is. Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers requests to the scheme from the files below `folder`, and nothing else. */
export function serveApp(target: Protocol, folder: string): void {
  target.handle(SCHEME, async (request) => {
    const file = fileOf(request, folder);
    const type = file === undefined ? undefined : MEDIA_TYPES[path.extname(file)];
    if (file === undefined || type === undefined) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file a request names, or undefined when it is not for us or points outside `folder`. */
export function fileOf(request: Pick<Request, 'url' | 'method'>, folder: string): string | undefined {
  if (request.method !== 'GET') return undefined;
  try {
    const url = new URL(request.url);
    if (url.host !== HOST) return undefined;
    const asked = decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname);
    if (asked.includes('\0')) return undefined;
    const file = path.resolve(folder, `.${path.posix.normalize(asked)}`);
    return file.startsWith(folder + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
