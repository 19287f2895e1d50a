/** What decides on colour: the environment, and whether the output is a terminal. */
export type ColourSetting = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean | undefined;
};

/** Whether to colour: never where NO_COLOR is set, else as FORCE_COLOR says (0 and false: no), else on a terminal that can. */
export function wantsColour({ env, isTTY }: ColourSetting): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

/** Whether standard output is coloured. */
export const isColoured = (): boolean => wantsColour({ env: process.env, isTTY: process.stdout.isTTY });
