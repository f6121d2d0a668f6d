// Tags by key, and tags written out of shorthand.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { heard } from './palette';
import { hasTag, type Tag, tagsOf, tidied, withoutTag, withTag, writtenOut } from './tags';

/** The longest text that a todo can have. */
const LONGEST = 10_000;

export const handle_action: ToTui.Exports['handle_action'] = ({ action, context }) => {
  const tags = tagsOf(context.settings.tags);
  if (action === 'list') return { commands: [list(tags, context.settings)] };
  const number = Number(/^tag-([1-4])$/.exec(action)?.[1] ?? 0);
  if (number === 0) throw new Error(`quick-tags has no action ${action}`);
  const tag = tags[number - 1];
  if (tag === undefined) return said(`There is no tag ${number} in the settings`);
  if (context.selected === undefined) return said('Put the cursor on the todo that is to be tagged');
  return toggled(context.selected, tag, context);
};

export const on_key_press: ToTui.Exports['on_key_press'] = (input) => {
  const { context } = input;
  if (context.settings.palette === false) return;
  const tags = tagsOf(context.settings.tags);
  const wish = heard(input, tags);
  switch (wish.kind) {
    case 'nothing':
      return;
    case 'begun':
      return said(tags.length === 0 ? 'There are no tags in the settings' : keysOf(tags));
    case 'unknown':
      return said(`${wish.key} stands for no tag`);
    case 'tag':
      return toggled(wish.todo, wish.tag, context);
  }
};

export const on_todo_created: ToTui.Exports['on_todo_created'] = ({ todo, cause, context }) =>
  isTyped(cause) ? mended(todo, context.settings) : undefined;

export const on_todo_updated: ToTui.Exports['on_todo_updated'] = ({ todo, fields, cause, context }) =>
  isTyped(cause) && fields?.includes('content') ? mended(todo, context.settings) : undefined;

/** What other plugins, files and new days bring is not ours to mend. */
function isTyped({ kind }: ToTui.Cause): boolean {
  return kind === 'user' || kind === 'api';
}

function mended({ id, content }: ToTui.Todo, settings: ToTui.Settings): ToTui.Answer {
  const tags = tagsOf(settings.tags);
  const written = settings.shorthand === false ? content : writtenOut(content, tags);
  const text = settings.tidy === false ? written : tidied(written, tags);
  if (text === content || text === '' || text.length > LONGEST) return;
  return { commands: [{ type: 'update_todo', id, updates: { content: text } }] };
}

function toggled(todo: ToTui.Todo, tag: Tag, { date }: ToTui.Context): ToTui.Answer {
  if (date < host.get_current_date()) return said('That day is past: its todos stay as they are');
  const isOn = hasTag(todo.content, tag);
  const content = isOn ? withoutTag(todo.content, tag) : withTag(todo.content, tag);
  if (content === '') return said(`${tag.text} is all that the todo says`);
  if (content.length > LONGEST) return said('There is no room for a tag');
  return {
    commands: [
      { type: 'update_todo', id: todo.id, updates: { content } },
      { type: 'set_status_message', message: isOn ? `Without ${tag.text}` : tag.text },
    ],
  };
}

function list(tags: readonly Tag[], { shorthand }: ToTui.Settings): ToTui.Command {
  const [first] = tags;
  const hint = first && shorthand !== false ? `; or end a text with ;${first.key}` : '';
  const message = first ? `Ctrl-t, then ${keysOf(tags)}${hint}` : 'There are no tags in the settings';
  return { type: 'show_notification', message: message.slice(0, 1_000), duration_secs: 8 };
}

function keysOf(tags: readonly Tag[]): string {
  return tags
    .map(({ key, text }) => `${key} ${text}`)
    .join(' · ')
    .slice(0, 500);
}

function said(message: string): ToTui.Answer {
  return { commands: [{ type: 'set_status_message', message }] };
}
