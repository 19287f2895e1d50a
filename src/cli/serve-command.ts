import type { Command } from 'commander';
import type { Done } from './done.js';
import type { ServeFlags } from './serve-flags.js';
import { serveOptions } from './serve-options.js';

/** `taskdouble serve`. */
export function addServeCommand(program: Command, done: Done): Command {
  const command = program
    .command('serve')
    .summary('run the stateful simulator')
    .description(
      'Serves a document with a lifecycle as a stateful simulator. Nothing is stored; Ctrl-C ends it.',
    )
    .argument(
      '[spec]',
      'docling, chunkr, trace, literature, factpulse, all (each under its own prefix), or a path to an OpenAPI document; needed unless the configuration file has "serve: {spec: …}"',
    );
  for (const option of serveOptions()) command.addOption(option);
  return command.addHelpText('after', NOTES).action(async (spec: string | undefined, flags: ServeFlags) => {
    const { serve } = await import('./serve.js');
    done(await serve(spec, flags));
  });
}

const NOTES = `
What the command line says wins over the configuration file.

Exit codes:
  0  ended by Ctrl-C (SIGINT) or SIGTERM
  2  the command line, a file, the document or the port is at fault: one message on standard error says what to do

Examples:
  taskdouble serve chunkr
  taskdouble serve all --port 8080
  taskdouble serve chunkr --profile flaky --clock auto --client-report report.txt
  taskdouble serve chunkr --fault '{"fault": "server-error", "match": {"does": "read"}, "after": 2, "count": 1}'
  taskdouble serve ./openapi.yaml --overlay lifecycle.yaml --seed 7 --profile lifecycle --speed 10
`;
