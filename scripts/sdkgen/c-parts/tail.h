
/** All todos that fit, however many pages they fill. */
#define tt_query_every_todo(...) tt_query_every_todo_with((tt_todo_query){.kit_ = 0, __VA_ARGS__})
TT_FN tt_todo_list tt_query_every_todo_with(tt_todo_query query) {
  tt_todo *found = NULL;
  size_t count = 0, room = 0;
  do {
    tt_page page = tt_query_todos_with(query);
    if (count + page.todos.count > room) {
      room = (count + page.todos.count) * 2;
      tt_todo *larger = tt_allocate(room * sizeof *larger);
      if (count > 0) __builtin_memcpy(larger, found, count * sizeof *larger);
      found = larger;
    }
    for (size_t i = 0; i < page.todos.count; i++) found[count++] = page.todos.items[i];
    query.cursor = page.next_cursor;
  } while (query.cursor.bytes != NULL);
  return (tt_todo_list){found, count};
}

/** Suggests a todo; for `generate` alone. `.indent_level` is at most one more than that of the one before. */
#define tt_item(...) tt_item_with((tt_generated_item){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_item_with(tt_generated_item item) {
  if (tt_call.items.length > 0) tt_put(&tt_call.items, ",", 1);
  tt_put(&tt_call.items, "{", 1);
  tt_put_generated_item(&tt_call.items, &item);
  tt_put(&tt_call.items, "}", 1);
}

/* ---- Exports. ---- */

/**
 * A function that the application calls, by its name in the interface: `TT_EXPORT(handle_action, in) { … }`. Within it
 * `in` points to the input. Its commands are what it called; `tt_report` makes it fail.
 */
#define TT_EXPORT(name, in)                                                           \
  static void tt_run_##name(const tt_input_of_##name *in);                            \
  __attribute__((export_name(#name))) int32_t tt_export_##name(void) {                \
    const tt_json *json = tt_begin();                                                 \
    tt_input_of_##name input = tt_read_input_of_##name(json);                         \
    if (!tt_call.reported) tt_run_##name(&input);                                     \
    return tt_end(tt_answer_of_##name);                                               \
  }                                                                                   \
  static void tt_run_##name(const tt_input_of_##name *in __attribute__((unused)))

TT_FN const tt_json *tt_begin(void) {
  __builtin_memset(&tt_call, 0, sizeof tt_call);
  tt_call.next = (uintptr_t)&__heap_base;
  size_t length;
  char *bytes = tt_take_input(&length);
  const tt_json *input = tt_read_in_place(bytes, length);
  if (input == NULL || input->kind != TT_OBJECT) tt_report(tt("the input of the call cannot be read"));
  return input;
}

/* What the export returns: 0 when all is well. */
TT_FN int32_t tt_end(const char *answers) {
  bool items = answers != NULL && answers[0] == 'i';
  if (!items && tt_call.items.length > 0) tt_report(tt("the plugin suggests todos where it cannot: tt_item is for generate"));
  if ((items || answers == NULL) && tt_call.commands.length > 0) tt_report(tt("the plugin answers commands where it cannot"));
  if (tt_call.reported || tt_call.refused) {
    tt_kernel_error_set(tt_write_block(tt_call.reported ? tt_call.report : tt_call.message));
    return 1;
  }
  if (answers == NULL) return 0;
  tt_buffer out = {NULL, 0, 0}, said = items ? tt_call.items : tt_call.commands;
  tt_put_words(&out, "{");
  tt_put_name(&out, answers);
  tt_put_words(&out, "[");
  tt_put(&out, said.bytes, said.length);
  tt_put_words(&out, "]}");
  uint64_t block = tt_block_of(out);
  tt_kernel_output_set(block, out.length);
  return 0;
}

#endif
