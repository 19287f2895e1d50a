import type { Exchange } from './exchange.js';

/** One exchange a line, as JSON; each line ends with a line feed. Nothing where there are none. */
export function toJsonl(exchanges: readonly Exchange[]): string {
  return exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join('');
}
