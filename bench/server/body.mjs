/** The task that every baseline answers: the same as the mock of the document answers. @type {unknown} */
export const body = JSON.parse(process.env.BENCH_BODY ?? '{"id":"1","status":"queued"}');
