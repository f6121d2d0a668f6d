// Lets better-sqlite3, which is written for Node-API 10, run on Node-API 9.
//
// Since version 10 a reference may hold any value; before, only objects, functions, externals and symbols, and
// better-sqlite3 keeps strings and numbers in references too. Here such a primitive is put into a box, an
// object with a type tag of its own, and taken out again when the reference is read. Force-included ahead of
// every source file, so that both functions are replaced throughout. What a reference may hold in which version:
// nodejs.org/api/n-api.html, napi_create_reference.
#pragma once
#include <node_api.h>

namespace napi9 {

static const napi_type_tag kBoxTag = {0x746f2d7475692d62ULL, 0x6f782d6e61706939ULL};

inline bool MayBeReferenced(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_external || type == napi_symbol;
}

inline napi_status PutIntoBox(napi_env env, napi_value primitive, napi_value* box) {
  napi_status status = napi_create_object(env, box);
  if (status == napi_ok) status = napi_type_tag_object(env, *box, &kBoxTag);
  if (status == napi_ok) status = napi_set_element(env, *box, 0, primitive);
  return status;
}

inline napi_status CreateReference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  napi_value held = value;
  if (!MayBeReferenced(type)) status = PutIntoBox(env, value, &held);
  return status == napi_ok ? napi_create_reference(env, held, count, result) : status;
}

inline napi_status GetReferenceValue(napi_env env, napi_ref reference, napi_value* result) {
  napi_value held = nullptr;
  napi_status status = napi_get_reference_value(env, reference, &held);
  *result = held;
  if (status != napi_ok || held == nullptr) return status;  // a weak reference whose value is gone is null
  napi_valuetype type;
  status = napi_typeof(env, held, &type);
  if (status != napi_ok || type != napi_object) return status;
  bool boxed = false;
  status = napi_check_object_type_tag(env, held, &kBoxTag, &boxed);
  if (status != napi_ok || !boxed) return status;
  return napi_get_element(env, held, 0, result);
}

}  // namespace napi9

#define napi_create_reference napi9::CreateReference
#define napi_get_reference_value napi9::GetReferenceValue
