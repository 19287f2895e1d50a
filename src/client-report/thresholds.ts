/** Where a habit becomes a finding. A finding that is wrong costs more than one that is missing, so each leans to the client. */

/** Timers fire a little early and intervals are jittered: so much of the shortest interval is enough. */
export const POLL_EARLY_SHARE = 0.9;
/** One early poll may be somebody who pressed "refresh". */
export const FEWEST_EARLY_POLLS = 2;
/** Where the document names no interval: ten requests a second about one task tell nothing that one would not. */
export const BUSY_GAP_MS = 100;
/** So many polls in a row without a pause are a loop; a test that reads a task a few times is none. */
export const BUSY_POLLS = 10;
/** A poll may well come later than asked; ten times later, a user waits for a task that is long done. */
export const RARE_FACTOR = 10;
/** A single long pause may be a clock that was moved on. */
export const FEWEST_RARE_POLLS = 3;
/** A state that is final is read once or twice more to fetch the result, or with another query. */
export const FINAL_READS = 2;
/** A task may be unknown to a replica for a moment. */
export const GONE_READS = 5;
/** A label may be new; what counts is what the client does about it again and again. */
export const UNKNOWN_LOOPS = 3;
/** A client that caps what it obeys is no sinner when a server asks for hours. */
export const LONGEST_RETRY_AFTER_MS = 3_600_000;
/** `Retry-After` counts whole seconds; what is rounded away is no haste. */
export const RETRY_AFTER_EARLY_SHARE = 0.9;
/** Two requests may have been on their way already. */
export const FEWEST_UNSHARED = 2;
/** An equal submit that comes later than this is another submit. */
export const SAME_SUBMIT_MS = 600_000;
/** So many errors in a row, that the delays between them show their law. */
export const ERRORS_IN_A_ROW = 4;
/** Delays that differ by less are equal; jitter worth its name spreads them wider. */
export const EQUAL_SHARE = 0.1;
/** What lies within is one instant for a program that sleeps and sends. */
export const SAME_INSTANT_MS = 20;
/** Two streams may coincide; three that do it twice march in step. */
export const FEWEST_IN_STEP = 3;
/** So many retries in step. */
export const STEPS_TOGETHER = 2;
/** A promise may be broken for a while; three times as long, the task hangs. */
export const STUCK_FACTOR = 3;
/** However soon the document promises an end, ten minutes are a deadline that many clients have. */
export const LEAST_PATIENCE_MS = 600_000;
/** A usual stay is no promise, and queues grow: ten times as long may still be right. */
export const UNUSUAL_FACTOR = 10;
/** Without a promise a client may wait an hour for any change. */
export const LONG_PATIENCE_MS = 3_600_000;
/** A clock that is moved on by hand makes one long gap: of each gap so much counts. */
export const LONGEST_GAP_MS = 60_000;
/** So many polls beyond the bound, since a client may look once more when it wakes up late. */
export const STUCK_POLLS = 10;
/** So many errors in a row without any success are an outage that somebody should hear of. */
export const ENDLESS_ERRORS = 50;
/** A client refreshes its credential and tries once more; a third refusal teaches nothing new. */
export const DENIALS = 3;
/** The Fetch Standard follows 20 redirects, then gives up. */
export const LONGEST_REDIRECT_CHAIN = 20;
/** Who follows a redirect does so at once; what comes later is a new attempt. */
export const REDIRECT_PAUSE_MS = 100;
/** How long the recording must go on before silence means something. */
export const SILENCE_MS = 60_000;
/** And so many times the client's own longest gap. */
export const SILENCE_FACTOR = 10;
/** A timeout may be right once or twice; the third one of the same call is too short. */
export const ABORTS = 3;
/** Two polls may cross once, when a window is opened twice. */
export const FEWEST_CROSSINGS = 2;
/** So many exchanges show a habit; the rest would repeat them. */
export const EVIDENCE_LENGTH = 5;
