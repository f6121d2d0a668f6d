/* Greets, counts and marks. Each TT_EXPORT is a function that to-tui calls; what it may call stands in sdk/to-tui.h. */
#include "../sdk/to-tui.h"

/* One more than what is stored as text. */
static int64_t one_more(tt_text stored) { return tt_to_int(stored, 0) + 1; }

static tt_text times(int64_t count) { return tt_join(tt_int_text(count), count == 1 ? tt(" time") : tt(" times")); }

/* A todo for each greeting, and a number that outlives the application. */
static void greet(tt_context context) {
  int64_t count = one_more(tt_get_metadata(tt("greetings")));
  tt_text word = tt_text_at(context.settings, "greeting");
  if (word.length == 0) word = tt("Hello");
  tt_text content = tt_join(word, tt(" on "), tt_get_current_date(), tt(", greeting "), tt_int_text(count));
  tt_create_todo(.content = content);
  tt_set_metadata(.key = tt("greetings"), .value = tt_int_text(count));
  tt_set_status_message(tt_join(tt("Greeted you "), times(count)));
}

/* Changes the todo under the cursor and remembers with it how often. */
static void mark(const tt_todo *todo) {
  if (todo == NULL) {
    tt_set_status_message(tt("There is no todo under the cursor"));
    return;
  }
  int64_t count = one_more(tt_get_todo_metadata(.todo_id = todo->id, .key = tt("marks")));
  tt_update_todo(.id = todo->id, .updates.content = tt_join(todo->content, tt(" ★")));
  tt_set_todo_metadata(.todo_id = todo->id, .key = tt("marks"), .value = tt_int_text(count));
  tt_set_status_message(tt_join(tt("Marked "), times(count)));
}

TT_EXPORT(handle_action, in) {
  if (tt_is(in->action, "greet")) greet(in->context);
  else if (tt_is(in->action, "mark")) mark(in->context.selected);
  else tt_report(tt_join(tt("there is no action "), in->action));
}

TT_EXPORT(on_todo_completed, in) {
  tt_set_metadata(.key = tt("completed"), .value = tt_int_text(one_more(tt_get_metadata(tt("completed")))));
  tt_set_status_message(tt_join(tt("Well done: "), in->todo.content));
}
