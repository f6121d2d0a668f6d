import { expect, it } from 'vitest';
import { networkHostFault } from './network-host';

it.each([
  'api.atlassian.com',
  '*.example.org:8443',
  'localhost',
  '127.0.0.1:8080',
  'xn--bcher-kva.example',
  'a.b',
])('takes %s', (host) => {
  expect(networkHostFault(host)).toBeUndefined();
});

it.each([
  '',
  '*',
  '**',
  '*.com',
  '!x.org',
  '{a,b}.org',
  'a.*.org',
  '**.example.org',
  'API.example.org',
  'bücher.example',
  'user@example.org',
  'https://example.org',
  'example.org/path',
  'example.org.',
  '.example.org',
  '-a.org',
  'a_b.org',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '127.0.0.01',
  '300.1.1.1',
  '*.0.0.1',
  '[::1]',
  '::1',
  'example.org:0',
  'example.org:70000',
  'example.org:',
  `${'a'.repeat(64)}.org`,
  `${'a.'.repeat(200)}org`,
])('refuses %s', (host) => {
  expect(networkHostFault(host)).toBeTypeOf('string');
});
