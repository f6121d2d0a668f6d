/** The built plugin jira-claude in the real window, with two services on loopback in place of Jira and Anthropic. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { askedDialogs, expect, PLUGINS, start, test } from './app.fixture';

const TOKEN = 'token-of-the-user';

interface Services {
  readonly server: Server;
  readonly port: number;
  /** What was asked, `GET /path`. */
  readonly asked: string[];
  /** The status that Jira answers with. */
  status: number;
  /** Whether the model keeps silent. */
  isSilent: boolean;
  /** Requests whose connection was closed before they were answered. */
  broken: number;
}

async function startServices(): Promise<Services> {
  const asked: string[] = [];
  const services = { status: 200, isSilent: false, broken: 0 };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isJira = request.method === 'GET';
    if (!isJira && services.isSilent) {
      response.on('close', () => {
        services.broken += 1;
      });
      return;
    }
    response.writeHead(isJira ? services.status : 200, { 'content-type': 'application/json' });
    const description = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It squeaks.' }] }],
    };
    const fields = { summary: 'Mend the door', status: { name: 'To Do' }, description };
    const text = 'Here they are:\n```json\n["Find the oil", "Oil the hinges", "Tell Ann"]\n```';
    response.end(JSON.stringify(isJira ? { fields } : { content: [{ type: 'text', text }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(services, { server, port, asked });
}

/** A copy of the built plugin that asks for loopback instead of the two services. */
async function place(dataDir: string, port: number): Promise<void> {
  const folder = path.join(dataDir, 'plugins/jira-claude');
  await cp(path.join(PLUGINS, 'jira-claude'), folder, { recursive: true });
  const manifest = path.join(folder, 'manifest.toml');
  const text = await readFile(manifest, 'utf8');
  const hosts = text.replace('"*.atlassian.net", "api.anthropic.com"', `"127.0.0.1:${port}"`);
  await writeFile(manifest, hosts.replace('"https://api.anthropic.com"', `"http://127.0.0.1:${port}"`));
}

test('a ticket becomes todos: settings by keyboard, a preview taken in part, one undo; a wrong token is named', async ({
  dataDir,
}) => {
  const services = await startServices();
  await place(dataDir, services.port);
  const app = await start(dataDir, { env: { TO_TUI_KEYCHAIN: 'plain' } });
  const { tui } = app;
  await tui.press('P');
  await tui.expectScreen(/jira-claude.*needs the setting Site/);
  const [question] = await askedDialogs(app);
  expect(`${question?.message} ${question?.detail}`).toContain(`127.0.0.1:${services.port}`);
  await tui.press('s');
  await tui.expectScreen('Your Jira site');
  await tui.press(`<Enter>http://127.0.0.1:${services.port}/browse<Enter>`);
  await tui.press(`j<Enter>ann@example.org<Enter>j<Enter>${TOKEN}<Enter>j<Enter>sk-secret<Enter>`);
  await tui.press('<C-s>');
  await tui.expectScreen(/jira-claude.*enabled/);
  expect(await tui.screen()).not.toContain(TOKEN);
  await tui.press('<Esc>');

  await tui.press(':plugin generate jira-claude abc-123<Enter>');
  await tui.expectScreen(/jira-claude · generate · would change 4 todos/);
  await tui.expectScreen('ABC-123 Mend the door');
  await tui.expectScreen('Tell Ann');
  await tui.expectArmedPreview();
  await tui.press('jj<Space><Enter>');
  const taken = ['[ ] ABC-123 Mend the door', '  [ ] Find the oil', '  [ ] Tell Ann'];
  await tui.expectTodos(taken);
  await tui.press('u');
  await tui.expectTodos([]);
  await tui.press('<C-r>');
  await tui.expectTodos(taken);
  expect(services.asked).toEqual([
    'GET /rest/api/3/issue/ABC-123?fields=summary,status,description',
    'POST /v1/messages',
  ]);

  await tui.press('gg<C-j>j');
  await tui.expectScreen('ABC-123: 1 subtask');
  await tui.expectScreen(/ABC-123 Mend the door .*⚑ To Do[\s\S]*Tell Ann[\s\S]*Oil the hinges/);

  services.isSilent = true;
  await tui.press(':plugin generate jira-claude abc-124<Enter>');
  await tui.expectScreen(/Waiting for jira-claude . {2}C-c cancel/);
  // The list is the user's meanwhile.
  await tui.press('GoBuy bread<Esc>');
  await tui.expectScreen(/Buy bread[\s\S]*Waiting for jira-claude/);
  await tui.press('<C-c>');
  await tui.expectScreen('jira-claude was ended, nothing was added');
  expect(services.broken).toBe(1);
  expect(await tui.screen()).not.toContain('ABC-124');
  services.isSilent = false;

  services.status = 401;
  await tui.press(':plugin generate jira-claude ABC-1<Enter>');
  await tui.expectScreen(/accept\s+the\s+sign-in\s+\(401\)/);
  expect(await tui.screen()).not.toContain(TOKEN);
  await app.quit();
  services.server.close();
});
