/** The answer of an endpoint that gives JSON, or has nothing to give. */
export function jsonAnswer(value: object | null): Response {
  if (value === null) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(value), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
