/* Not shipped: each action tries one part of the kit, so that a test can see it from outside. */
#include "../sdk/to-tui.h"

static tt_text shown(tt_text text) { return text.bytes == NULL ? tt("null") : text; }

static tt_text joined(tt_text_list list) {
  tt_text all = tt("");
  for (size_t i = 0; i < list.count; i++) all = i == 0 ? list.items[i] : tt_join(all, tt("+"), list.items[i]);
  return all;
}

static tt_text fields_of(const tt_todo *todo) {
  if (todo == NULL) return tt("none");
  return tt_join(todo->id, tt("|"), todo->content, tt("|"), todo->state, tt("|"), tt_int_text(todo->indent_level), tt("|"),
                 shown(todo->parent_id), tt("|"), shown(todo->due_date), tt("|"), shown(todo->description), tt("|"),
                 shown(todo->priority), tt("|"), todo->date, tt("|"), tt_int_text(todo->position), tt("|"), todo->created_at, tt("|"),
                 todo->modified_at, tt("|"), shown(todo->completed_at), tt("|"), joined(todo->tags), tt("|"),
                 todo->deleted ? tt("deleted") : tt("there"));
}

static void keep(const char *key, tt_text value) { tt_set_metadata(tt_of(key), value); }

static void commands(void) {
  tt_create_todo(.content = tt("new"), .state = tt("important"), .priority = tt("P1"), .due_date = tt("2026-02-01"),
                 .description = tt("a\nb \"c\" \\ ✓"), .temp_id = tt("t"), .indent_level = tt_some(0));
  tt_create_todo(.content = tt("below"), .parent_id = tt("t"), .due_date = tt_null);
  tt_update_todo(.id = tt("t"), .updates = {.priority = tt_null, .state = tt("done")});
  tt_delete_todo(tt("d"));
  tt_move_todo(.id = tt("t"), .index = tt_some(0));
  tt_move_todo(.id = tt("t"), .before = tt("b"));
  tt_move_todo(.id = tt("t"), .after = tt("a"));
  tt_set_metadata(.key = tt("k"), .value = tt(""));
  tt_set_todo_metadata(tt("t"), tt("k"), tt("v"));
  tt_delete_metadata(tt("k"));
  tt_delete_todo_metadata(.todo_id = tt("t"), .key = tt("k"));
  tt_show_notification(.message = tt("noted"), .duration_secs = tt_some(2));
  tt_set_status_message(tt("said"));
  tt_add_decoration(.todo_id = tt("t"), .text = tt("late ✓"), .style = tt("warning"));
  tt_register_keybinding(.key = tt("<C-x>"), .action = tt("greet"));
}

static void questions(void) {
  tt_todo_list all = tt_query_every_todo(.state = tt("open"), .parent_id = tt_null, .include_deleted = TT_YES, .limit = tt_some(1));
  tt_page page = tt_query_todos();
  keep("all", tt_join(tt_int_text((int64_t)all.count), tt(" "), all.items[0].id, tt(" "), shown(page.next_cursor)));
  keep("todo", fields_of(tt_get_todo(tt("00000000-0000-4000-8000-000000000001"))));
  keep("selected", fields_of(tt_get_selected_todo()));
  keep("date", tt_join(tt_get_current_date(), tt(" in "), tt_get_current_project()));
  tt_project_list projects = tt_list_projects();
  keep("projects", tt_join(projects.items[0].id, tt("="), projects.items[0].name));
  keep("stored", shown(tt_get_metadata(tt("k"))));
  keep("with", shown(tt_get_todo_metadata(tt("00000000-0000-4000-8000-000000000001"), tt("k"))));
  keep("found", joined(tt_find_todos_by_metadata(.key = tt("external_id"), .value = tt("x\"y"))));
  tt_log(.level = tt("warn"), .message = tt("logged ✓"));
  tt_log(.message = tt("plain"));
  tt_http_response answer = tt_http_request(.url = tt("http://localhost/ü?q=\"1\""), .method = tt("POST"),
                                            .headers = tt_pairs({tt("x-\"a\""), tt("b\nc")}), .body = tt("two\nlines"));
  keep("answer", tt_join(tt_int_text(answer.status), tt(" "), tt_text_at(answer.headers, "content-type"), tt(" "), answer.body));
  bool written = tt_write_file(.path = tt("a b.txt"), .content = tt("✓")), gone = tt_write_file(tt("old.txt"), tt_null);
  keep("file", tt_join(tt_read_file(tt("a b.txt")), written && gone ? tt(" written") : tt(" not written")));
  tt_directory_entry_list entries = tt_list_directory(tt("."));
  keep("entries", tt_join(entries.items[0].name, tt(":"), entries.items[0].kind, tt(":"), tt_int_text(entries.items[0].size)));
  tt_program_end end = tt_run_command(.program = tt("git"), .args = tt_list(tt("log"), tt("--format=\"%s\"")), .stdin = tt("in"));
  tt_program_end killed = tt_run_command(.program = tt("git"));
  keep("end", tt_join(tt_int_text(end.code.value), tt(" "), end.stdout, tt(" "), end.stderr, killed.code.given ? tt("") : tt(" killed")));
  keep("secret", shown(tt_get_secret(tt("token"))));
}

static void refused(bool take) {
  tt_text text = tt_read_file(tt("missing.txt"));
  tt_get_secret(tt("token"));
  tt_error error;
  if (take && tt_take_error(&error)) keep("error", tt_join(shown(text), tt(" "), error.code, tt(" "), error.message));
}

static tt_text told(const tt_json *value) {
  if (value == NULL) return tt("no JSON");
  switch (value->kind) {
    case TT_NOTHING: return tt("null");
    case TT_BOOLEAN: return tt_bool_of(value, false) ? tt("yes") : tt("no");
    case TT_NUMBER: return tt_join(tt_int_text(tt_int_of(value, -1)), tt("/"), tt_int_text((int64_t)(tt_double_of(value, 0) * 1000)));
    case TT_STRING: return value->text;
    default: break;
  }
  tt_text all = tt("");
  for (const tt_json *one = value->first; one != NULL; one = one->next) {
    all = tt_join(all, one == value->first ? tt("") : tt(" "), one->name, value->kind == TT_OBJECT ? tt("=") : tt(""), told(one));
  }
  return tt_join(value->kind == TT_OBJECT ? tt("{") : tt("["), all, value->kind == TT_OBJECT ? tt("}") : tt("]"));
}

TT_EXPORT(init, in) { tt_set_status_message(tt_join(tt_text_at(in->settings, "site"), tt(" for "), in->context.plugin)); }

TT_EXPORT(handle_action, in) {
  tt_text action = in->action;
  if (tt_is(action, "commands")) commands();
  else if (tt_is(action, "questions")) questions();
  else if (tt_is(action, "refused")) refused(false);
  else if (tt_is(action, "taken")) refused(true);
  else if (tt_is(action, "retell")) keep("told", fields_of(in->context.selected));
  else if (tt_is(action, "parse")) keep("parsed", told(tt_parse(shown(tt_get_metadata(tt("json"))))));
  else if (tt_is(action, "first")) keep("first", tt_query_every_todo().items[0].description);
  else if (tt_is(action, "panic")) tt_panic(tt("no such luck"));
  else if (tt_is(action, "bytes")) keep("bytes", (tt_text){"a\xff\xc3(\xed\xa0\x80\xf0\x9f\x98", 10});
  else if (tt_is(action, "cleared")) tt_update_todo(.id = tt("t"), .updates.description = tt(""));
  else if (tt_is(action, "more")) while (true) tt_allocate(60000);
  else if (tt_is(action, "items")) tt_item(.content = tt("here"));
  else if (tt_starts_with(action, tt("many "))) {
    int64_t count = tt_to_int(tt_slice(action, 5, 20), -1);
    for (int64_t i = 0; i < count; i++) tt_set_status_message(tt_int_text(i));
  } else tt_report(tt_join(tt("no action "), action));
}

static void heard(const tt_todo_input *in) {
  keep("heard", tt_join(in->before == NULL ? tt("nothing") : in->before->state, tt(" → "), in->todo.state, tt(" by "),
                        in->cause.kind, tt(" "), shown(in->cause.plugin), tt(" "), joined(in->fields)));
}

TT_EXPORT(on_todo_created, in) { heard(in); }
TT_EXPORT(on_todo_updated, in) { heard(in); }
TT_EXPORT(on_todo_completed, in) { heard(in); }
TT_EXPORT(on_todo_deleted, in) { heard(in); }
TT_EXPORT(on_day_changed, in) { tt_set_status_message(tt_join(in->from, tt(" → "), in->to)); }
TT_EXPORT(on_key_press, in) { tt_set_status_message(tt_join(in->key, tt(" in "), in->mode)); }
TT_EXPORT(on_tick, in) { tt_set_status_message(tt_join(tt("tick on "), in->context.date)); }

TT_EXPORT(generate, in) {
  tt_item(.content = in->input);
  tt_item(.content = tt("below"), .state = tt("important"), .priority = tt("P1"), .indent_level = tt_some(1));
}

TT_EXPORT(shutdown, in) {}
