const OUT_OF_MEMORY =
  /out of memory|memory allocation|allocation failed|failed to allocate|cannot allocate|bad_alloc/i;

/** Does a message of Node, libvips or a decoder say that memory was refused to it? */
export function saysOutOfMemory(message: string): boolean {
  return OUT_OF_MEMORY.test(message);
}
