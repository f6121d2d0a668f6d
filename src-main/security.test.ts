import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, isTrustedSender, originOf } from './security';

type Frame = NonNullable<Parameters<typeof isTrustedSender>[0]['senderFrame']>;

const frame = (url: string, parent: Frame | null = null) => ({ senderFrame: { url, parent } as Frame });

describe('isTrustedSender', () => {
  it('listens to the application’s own top frame', () => {
    expect(isTrustedSender(frame('app://to-tui/index.html'), undefined)).toBe(true);
  });

  it.each([
    'https://example.com/',
    'file:///index.html',
    'app://to-tui.example.com/',
    'app://other/',
    'about:blank',
    'data:text/html,app://to-tui/',
    '',
  ])('refuses a page from %j', (url) => {
    expect(isTrustedSender(frame(url), undefined)).toBe(false);
  });

  it('refuses a frame inside the page, and a frame that is gone', () => {
    const top = frame('app://to-tui/index.html').senderFrame;
    expect(isTrustedSender(frame('app://to-tui/inner.html', top), undefined)).toBe(false);
    expect(isTrustedSender({ senderFrame: null }, undefined)).toBe(false);
  });

  it('listens to the development server only when it is named', () => {
    const dev = frame('http://localhost:5173/index.html');
    expect(isTrustedSender(dev, undefined)).toBe(false);
    expect(isTrustedSender(dev, originOf('http://localhost:5173'))).toBe(true);
  });
});

it('the policy lets no script run that is not a file of our own', () => {
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
});
