/** What the C and C++ libraries do with memory, from the C23 and POSIX.1-2024 standards and the manuals of glibc, GLib and Linux. */

import type { Making, MemoryFunctions, Writing } from './memoryFunctions.ts';

const bytes = (...size: number[]): Making => ({ size, mayFail: true });
const copied = (atMost?: number): Writing => ({
  ...{ to: 0, how: 'copy', from: 1, gives: true },
  ...(atMost === undefined ? {} : { atMost }),
});
const bytesFrom = (from: number): Writing => ({ to: 0, how: 'any', from, gives: true });
const filled: Writing = { to: 0, how: 'fill', from: 1, atMost: 2, gives: true };
const never = (making: Making): Making => ({ ...making, mayFail: false });

export const C_MEMORY: MemoryFunctions = {
  sizeOf: 'sizeof',
  lengthOf: 'strlen',
  lasting: ['static', 'extern'],
  makes: {
    ...{ malloc: bytes(0), calloc: bytes(0, 1), aligned_alloc: bytes(1), valloc: bytes(0) },
    realloc: { size: [1], replaces: 0, mayFail: true },
    reallocarray: { size: [1, 2], replaces: 0, mayFail: true },
    ...{ strdup: { copies: 0, mayFail: true }, strndup: { mayFail: true } },
    ...{
      alloca: { size: [0], isLocal: true, mayFail: false },
      _alloca: { size: [0], isLocal: true, mayFail: false },
    },
    // GLib ends the program where there is no memory left.
    ...{
      g_malloc: never(bytes(0)),
      g_malloc0: never(bytes(0)),
      g_strdup: never({ copies: 0, mayFail: false }),
    },
    // What a stream is to the program is memory of the library.
    ...{ fopen: { mayFail: true }, fdopen: { mayFail: true }, popen: { mayFail: true } },
    ...{ tmpfile: { mayFail: true }, opendir: { mayFail: true } },
    ...{ kmalloc: bytes(0), kzalloc: bytes(0), kcalloc: bytes(0, 1), vmalloc: bytes(0) },
  },
  finds: [
    ...['getenv', 'strchr', 'strrchr', 'strstr', 'strpbrk'],
    ...['strtok', 'strtok_r', 'memchr', 'getpwnam', 'getpwuid', 'localtime', 'gmtime', 'setlocale'],
  ],
  frees: { fclose: 0, pclose: 0, closedir: 0, free: 0, cfree: 0, g_free: 0, kfree: 0, kvfree: 0, vfree: 0 },
  writes: {
    ...{ strcpy: copied(), strncpy: copied(2), strcat: { to: 0, how: 'append', from: 1, gives: true } },
    stpcpy: { to: 0, how: 'copy', from: 1 },
    ...{ strncat: bytesFrom(1), memcpy: bytesFrom(1), memmove: bytesFrom(1) },
    ...{ memset: filled, __builtin_memset: filled, wmemset: filled, bzero: { to: 0, how: 'fill' } },
    ...{ ZeroMemory: { to: 0, how: 'fill' }, RtlZeroMemory: { to: 0, how: 'fill' } },
    ...{
      strlcpy: { to: 0, how: 'any', from: 1 },
      fread: { to: 0, how: 'any' },
    },
    ...{ sprintf: { to: 0, how: 'any' }, snprintf: { to: 0, how: 'any' }, vsnprintf: { to: 0, how: 'any' } },
    ...{ fgets: { to: 0, how: 'any' }, gets: { to: 0, how: 'any' } },
    ...{ read: { to: 1, how: 'any' }, recv: { to: 1, how: 'any' } },
  },
  reads: [
    ...[
      'printf',
      'fprintf',
      'puts',
      'fputs',
      'putchar',
      'putc',
      'fputc',
      'perror',
      'fwrite',
      'write',
      'syslog',
    ],
    ...[
      'strnlen',
      'strcmp',
      'strncmp',
      'strcasecmp',
      'strncasecmp',
      'memcmp',
      'atoi',
      'atol',
      'atof',
      'strerror',
    ],
    ...['isalpha', 'isdigit', 'isspace', 'isalnum', 'toupper', 'tolower', 'abs', 'exit', 'abort', 'assert'],
    ...['send', 'close', 'usleep', 'sleep', 'time', 'rand', 'srand', 'printk', 'g_print', 'getpid', 'system'],
    ...['feof', 'ferror', 'clearerr', 'fileno', 'fgetc', 'getc', 'ungetc', 'fscanf', 'readdir', 'setvbuf'],
    ...[
      'fflush',
      'fseek',
      'fseeko',
      'ftell',
      'rewind',
      'unlink',
      'remove',
      'rename',
      'mkdir',
      'chmod',
      'access',
    ],
  ],
};

export const CPP_MEMORY: MemoryFunctions = { ...C_MEMORY, references: true };
