// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/tasks": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of the namespace, the newest first */
        get: operations["listTasks"];
        put?: never;
        /** Create tasks, as the document's example request would */
        post: operations["createTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** One task, and what is planned for it */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /** Forget a task, as if it had never been there */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/move": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a task into a state now, whatever the lifecycle says of the way there
         * @description From there it goes on by its course.
         */
        post: operations["moveTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/hold": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a task where it is, or in a state once it gets there */
        post: operations["holdTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/release": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a task go on
         * @description Its stays are drawn again from now on.
         */
        post: operations["releaseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/follow": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task another course from now on */
        post: operations["followCourse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The time of the namespace, and how it runs */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the clock on by a duration, in any mode */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/set": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the clock on to an instant, in any mode */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/next-event": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the clock on to the next instant at which a task changes its state */
        post: operations["advanceToNextEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/freeze": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stand still from now on
         * @description The same as mode `manual`.
         */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/run": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run as fast as real time again, or so many times as fast */
        post: operations["runClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/mode": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Run in another mode from now on */
        put: operations["switchClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/lock": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop mode `auto` from jumping */
        post: operations["lockClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/unlock": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let mode `auto` jump again */
        post: operations["unlockClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fault rules of the namespace, and how often each has hit */
        get: operations["listFaults"];
        put?: never;
        /**
         * Add one fault rule, or several
         * @description Either all of them are added or none. A rule with the id of another one takes its place. WireMock's stub
         *     mappings and Toxiproxy's toxics are taken as they are.
         */
        post: operations["addFaults"];
        /** Remove every fault rule of the namespace */
        delete: operations["resetFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{id}": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the rule.
                 * @example third-poll
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a fault rule */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fault-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of faults, with the parameters of each */
        get: operations["listFaultKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seed, profile and scenarios of the namespace */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Decide in another way from now on
         * @description Tasks that exist keep their fate. The fault rules of the old profile and scenarios go, those of the new ones
         *     come.
         */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/journal": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exchanges of the namespace, the oldest first
         * @description Credentials are hidden.
         */
        get: operations["getJournal"];
        put?: never;
        post?: never;
        /** Forget the exchanges so far */
        delete: operations["clearJournal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal.jsonl": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journal, one exchange a line */
        get: operations["getJournalLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal.har": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal as an HTTP Archive 1.2
         * @description Browsers' developer tools can open it.
         */
        get: operations["getJournalArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-report": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Only that client.
                 * @example my-sdk/1.2.0
                 */
                client?: components["parameters"]["Client"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one client behaved, or all of them */
        get: operations["getClientReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-report.txt": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Only that client.
                 * @example my-sdk/1.2.0
                 */
                client?: components["parameters"]["Client"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client report for people */
        get: operations["getClientReportText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/namespaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The namespaces in use */
        get: operations["listNamespaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/namespaces/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The namespace.
                 * @example worker-1
                 */
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a namespace with all that is in it */
        delete: operations["dropNamespace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tasks, journal, faults and settings of the namespace as at the start
         * @description The clock keeps its mode and its instant.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the simulator is alive
         * @description Answers everyone, with or without a token, from anywhere.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description Over all namespaces. Tasks are counted when this is asked for; of each API only the newest 10,000 are told
         *     apart by state.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Milliseconds, or a text with a unit.
         * @example 5s
         * @example 500
         */
        Duration: number | string;
        /**
         * @description Unix milliseconds, or an RFC 3339 time.
         * @example 2025-01-01T00:00:05Z
         * @example 1735689605000
         */
        Instant: number | string;
        /** @description How many exchanges had to make room for newer ones. */
        Dropped: number;
        /** @description How a task goes on. */
        Course: components["schemas"]["TimedCourse"] | components["schemas"]["ImmediateCourse"] | components["schemas"]["ManualCourse"] | components["schemas"]["HeldCourse"] | components["schemas"]["ScriptedCourse"];
        /** @description Stays are drawn: the usual course. */
        TimedCourse: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "time";
        };
        /** @description The next read finds the task final. */
        ImmediateCourse: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "immediate";
        };
        /** @description A state is left once it was read that often: the next read shows the next state. */
        ManualCourse: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "manual";
            reads: number;
        };
        /** @description Stays in that state, or in the one it is in, until it is released. */
        HeldCourse: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hold";
            state?: string;
        };
        /** @description Exactly these states, one after the other; a stay without a length is the last. */
        ScriptedCourse: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "script";
            stays: {
                state: string;
                outcome?: string;
                /** @description Milliseconds. */
                forMs?: number;
            }[];
        };
        /** @description A task as it is now, and what is planned for it. Instants are Unix milliseconds. */
        Task: {
            api: string;
            id: string;
            /** @description The model state. */
            state: string;
            /** @description Which case of the state, where it has several. */
            outcome?: string;
            createdMs: number;
            /** @description When it came into the state. */
            enteredMs: number;
            /** @description When the server will leave the state; absent where nothing is planned. */
            leavesMs?: number;
            startedMs?: number;
            finishedMs?: number;
            progress: number;
            isFinal: boolean;
            course: components["schemas"]["Course"];
            /** @description What is planned from here on, this state first. */
            plan: {
                state: string;
                /** @description Absent where only reads lead there. */
                entersMs?: number;
            }[];
        };
        TaskList: {
            tasks: components["schemas"]["Task"][];
        };
        NewTask: {
            /** @description Needed where several APIs are served. */
            api?: string;
            /** @description The state it begins in; default the one a submit leads to. */
            state?: string;
            outcome?: string;
            course?: components["schemas"]["Course"];
            /** @default 1 */
            count?: number;
        };
        Place: {
            /** @description By its model name or its label. */
            state: string;
            /** @description Which case of the state, where it has several. */
            outcome?: string;
        };
        Hold: {
            /** @description Held once it gets there; default the state it is in. */
            state?: string;
        };
        /** @description How the time of a namespace runs. */
        ClockMode: components["schemas"]["RealMode"] | components["schemas"]["ScaledMode"] | components["schemas"]["ManualMode"] | components["schemas"]["StepMode"] | components["schemas"]["AutoMode"];
        /** @description As the machine's. */
        RealMode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "real";
        };
        /** @description So many times as fast as the machine's. */
        ScaledMode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "scaled";
            factor: number;
        };
        /** @description Only when told. */
        ManualMode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "manual";
        };
        /** @description Each request moves it on. */
        StepMode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "step";
            /** @description Milliseconds. */
            stepMs: number;
        };
        /** @description A read that would show nothing new jumps to the task's next event. */
        AutoMode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "auto";
        };
        Clock: {
            /** @description Unix milliseconds. */
            nowMs: number;
            /** Format: date-time */
            now: string;
            mode: components["schemas"]["ClockMode"];
            /** @description Whether mode `auto` is kept from jumping. */
            isLocked: boolean;
        };
        /** @description Which requests; every member that is given must fit. Texts may hold `*` for any characters. */
        FaultMatch: {
            api?: string;
            /** @description An operationId, or `METHOD /path` as in the document. */
            operation?: string | string[];
            /** @description What the operation is for. */
            does?: components["schemas"]["OperationAim"] | components["schemas"]["OperationAim"][];
            /** @description The state the task is in before the request: model names, labels, or `final`. */
            state?: string | string[];
            /** @description Its id. */
            task?: string;
            /** @description Upper case. */
            method?: string | string[];
            /** @description Of the URL, without origin, namespace and query; `{name}` stands for one segment. */
            path?: string | string[];
            client?: string;
            /** @description By name, in any case. */
            header?: {
                [key: string]: string;
            };
            query?: {
                [key: string]: string;
            };
            /** @description By JSON Pointer into the request body. */
            body?: {
                [key: string]: unknown;
            };
            /** @description A scenario that the request asks for by its `Prefer` header. */
            scenario?: string;
            and?: components["schemas"]["FaultMatch"];
        };
        /** @enum {unknown} */
        OperationAim: "submit" | "read" | "result" | "list" | "move" | "bulk" | "other";
        /** @description A fault of the catalogue with its parameters. */
        FaultSpec: {
            kind: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A fault rule; everything but the fault may be left out. */
        FaultInput: {
            /** @description Default a new one. */
            id?: string;
            match?: components["schemas"]["FaultMatch"];
            /** @default 1 */
            probability?: number;
            /**
             * @description So many matching requests go unharmed first.
             * @default 0
             */
            after?: number;
            /** @description At most so many are hit; default any number. */
            count?: number;
            /**
             * @description What `after` and `count` count by.
             * @default task
             * @enum {unknown}
             */
            per?: "task" | "rule";
            from?: components["schemas"]["Instant"];
            until?: components["schemas"]["Instant"];
            ttl?: components["schemas"]["Duration"];
            /** @description Storm, then calm; phases that follow one another, each with its probability. */
            schedule?: {
                for?: components["schemas"]["Duration"];
                probability: number;
            }[];
            /**
             * @description Whether the schedule begins anew after its last phase.
             * @default false
             */
            repeat?: boolean;
            /**
             * @description No header tells of the fault.
             * @default false
             */
            stealth?: boolean;
            fault: string | components["schemas"]["FaultSpec"];
        };
        /** @description A stub mapping of WireMock, of which request matching, faults and delays are taken. */
        WireMockStub: {
            response: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A toxic of Toxiproxy. */
        ToxiproxyToxic: {
            type: string;
            toxicity?: number;
            attributes?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A fault rule in one of three notations, or the bare name of a fault. What is none of them is refused with advice. */
        FaultNotation: string | components["schemas"]["FaultInput"] | components["schemas"]["WireMockStub"] | components["schemas"]["ToxiproxyToxic"] | {
            [key: string]: unknown;
        };
        RuleStatus: {
            rule: components["schemas"]["FaultRule"];
            /** @description How many requests were matched. */
            matched: number;
            /** @description How many of them were hit. */
            hits: number;
        };
        /** @description A rule in force. Instants are Unix milliseconds. */
        FaultRule: {
            id: string;
            match: components["schemas"]["FaultMatch"];
            probability: number;
            after: number;
            count?: number;
            /** @enum {unknown} */
            per: "task" | "rule";
            fromMs?: number;
            untilMs?: number;
            /** @description Decides the probability in place of `probability`, phase after phase. */
            schedule?: {
                phases: {
                    /** @description Absent in the last phase. */
                    forMs?: number;
                    probability: number;
                }[];
                repeat: boolean;
            };
            stealth: boolean;
            fault: components["schemas"]["FaultSpec"];
        };
        FaultKind: {
            kind: string;
            /**
             * @description Whether the contract holds (`environment`) or is broken (`contract`).
             * @enum {unknown}
             */
            family: "environment" | "contract";
            /** @description What a client sees. */
            says: string;
            /** @description JSON Schema of the parameters. */
            parameters: {
                [key: string]: unknown;
            };
            example: {
                [key: string]: unknown;
            };
        };
        Settings: {
            seed: number;
            profile: string;
            /** @description Those that were named and are in force. */
            scenarios: string[];
            knownProfiles: string[];
            knownScenarios: string[];
        };
        SettingsChange: {
            seed?: number;
            profile?: string;
            scenarios?: string[];
        };
        /** @description A body as it was decoded. */
        Payload: {
            /** @constant */
            kind: "empty";
        } | {
            /** @constant */
            kind: "json";
            value: unknown;
        } | {
            /** @constant */
            kind: "text";
            text: string;
        } | {
            /** @constant */
            kind: "form";
            fields: {
                [key: string]: unknown;
            };
        } | {
            /** @constant */
            kind: "bytes";
            base64: string;
        };
        /** @description Names in lower case. */
        Headers: {
            [key: string]: string;
        };
        /** @description One request and its answer. Instants are Unix milliseconds of the namespace's clock. */
        Exchange: {
            seq: number;
            callMs: number;
            returnMs: number;
            operation?: string;
            /** @description Name of the API. */
            api?: string;
            namespace?: string;
            client?: string;
            /** @description `<rule id>:<kind>` of the faults in the answer. */
            faults?: string[];
            /** @description The same instants by the machine's clock. */
            wall?: {
                callMs: number;
                returnMs: number;
            };
            request: {
                method: string;
                url: string;
                headers: components["schemas"]["Headers"];
                body: components["schemas"]["Payload"];
            };
            answer: {
                /** @constant */
                kind: "answered";
                status: number;
                headers: components["schemas"]["Headers"];
                body: components["schemas"]["Payload"];
            } | {
                /** @constant */
                kind: "lost";
                reason: string;
            };
        };
        /** @description An exchange that shows a finding. */
        Evidence: components["schemas"]["Exchange"] & {
            /** @description What stands in the state field of the answer. */
            shown?: string;
        };
        /** @description One fact about how a client behaved. */
        ClientFinding: {
            id: string;
            /** @enum {unknown} */
            severity: "error" | "warning" | "note";
            client: string;
            api: string;
            /** @description The one that message and evidence are about. */
            task?: string;
            /** @description How many tasks show it. */
            tasks: number;
            message: string;
            advice: string;
            count: number;
            evidence: components["schemas"]["Evidence"][];
        };
        /** @description What a client did, in numbers. Durations are milliseconds. */
        ClientSummary: {
            client: string;
            requests: number;
            tasks: number;
            polls: number;
            pollGapMs?: {
                min: number;
                median: number;
                max: number;
            };
            retries: number;
            faulted: number;
        };
        ClientReport: {
            clients: components["schemas"]["ClientSummary"][];
            findings: components["schemas"]["ClientFinding"][];
            dropped: components["schemas"]["Dropped"];
        };
        /**
         * @description What is wrong, in the form of RFC 9457.
         * @example {
         *       "type": "urn:taskdouble:problem:unknown-state",
         *       "title": "Unknown state",
         *       "status": 422,
         *       "detail": "Expected a state of chunkr or its label, got \"Broken\". Known: Starting, Processing, Succeeded, Failed.",
         *       "code": "unknown-state"
         *     }
         */
        Problem: {
            /** @description `urn:taskdouble:problem:` and the code. */
            type: string;
            title: string;
            status: number;
            /** @description What was expected, what came, and what to do. */
            detail: string;
            /** @description Stable. */
            code: string;
            /** @description The values that do not fit, one by one. */
            errors?: {
                /** @enum {unknown} */
                in: "body" | "query" | "path" | "header";
                field: string;
                message: string;
            }[];
        };
    };
    responses: {
        /** @description The task as it is now. */
        Task: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Task"];
            };
        };
        /** @description The clock as it is now. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        /** @description Fault rules and their counts. */
        Faults: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    faults: components["schemas"]["RuleStatus"][];
                };
            };
        };
        /** @description The settings as they are now. */
        Settings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        /** @description A parameter that is not known, or a body that is no JSON. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A token is needed, and is missing or wrong. */
        Unauthenticated: {
            headers: {
                /** @description `Bearer` and the realm. */
                "www-authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is on another machine, or is a web page of another origin. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no task, rule or namespace of that name. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Several tasks have the id, or the clock would go back. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not sent as JSON. */
        Unsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A value is not possible; the problem says which are. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Which namespace; without it the default one.
         * @example worker-1
         */
        Namespace: string;
        /**
         * @description Which API, by its name.
         * @example chunkr
         */
        Api: string;
        /**
         * @description Only that client.
         * @example my-sdk/1.2.0
         */
        Client: string;
        /**
         * @description The id under which the API knows the task.
         * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
         */
        TaskId: string;
    };
    requestBodies: never;
    headers: {
        /** @description How many exchanges had to make room for newer ones. */
        Dropped: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTasks: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
                /**
                 * @description Only those in that state, by its model name or its label.
                 * @example Processing
                 */
                state?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    createTasks: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "state": "Failed",
                 *       "count": 3
                 *     }
                 */
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description The tasks that were created, in the order of creation. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    getTask: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteTask: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    moveTask: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "Failed"
                 *     }
                 */
                "application/json": components["schemas"]["Place"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    holdTask: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "state": "Processing"
                 *     }
                 */
                "application/json": components["schemas"]["Hold"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    releaseTask: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    followCourse: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Which API, by its name.
                 * @example chunkr
                 */
                api?: components["parameters"]["Api"];
            };
            header?: never;
            path: {
                /**
                 * @description The id under which the API knows the task.
                 * @example 3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "course": {
                 *         "kind": "manual",
                 *         "reads": 3
                 *       }
                 *     }
                 */
                "application/json": {
                    course: components["schemas"]["Course"];
                };
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    getClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "by": "5s"
                 *     }
                 */
                "application/json": {
                    by: components["schemas"]["Duration"];
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    setClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "2100-01-01T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    to: components["schemas"]["Instant"];
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    advanceToNextEvent: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock, and whether there was such an instant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False where no task will ever change its state on its own. */
                        moved: boolean;
                        clock: components["schemas"]["Clock"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    freezeClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    runClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "factor": 60
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Times as fast as real time.
                     * @default 1
                     */
                    factor?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    switchClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "step",
                 *       "stepMs": 1000
                 *     }
                 */
                "application/json": components["schemas"]["ClockMode"];
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    lockClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    unlockClock: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    listFaults: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Faults"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    addFaults: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultNotation"] | components["schemas"]["FaultNotation"][];
            };
        };
        responses: {
            201: components["responses"]["Faults"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    resetFaults: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is left. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    removeFault: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the rule.
                 * @example third-poll
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listFaultKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every fault there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: components["schemas"]["FaultKind"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSettings: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Settings"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    changeSettings: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profile": "flaky",
                 *       "seed": 7
                 *     }
                 */
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            200: components["responses"]["Settings"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Invalid"];
        };
    };
    getJournal: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept, and how many exchanges are not. */
            200: {
                headers: {
                    "x-taskdouble-dropped": components["headers"]["Dropped"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exchanges: components["schemas"]["Exchange"][];
                        dropped: components["schemas"]["Dropped"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    clearJournal: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journal is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getJournalLines: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each line is an exchange as JSON. */
            200: {
                headers: {
                    "x-taskdouble-dropped": components["headers"]["Dropped"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getJournalArchive: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    "x-taskdouble-dropped": components["headers"]["Dropped"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As in the HAR 1.2 specification. */
                        log: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getClientReport: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Only that client.
                 * @example my-sdk/1.2.0
                 */
                client?: components["parameters"]["Client"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each client did, and what is wrong with it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getClientReportText: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
                /**
                 * @description Only that client.
                 * @example my-sdk/1.2.0
                 */
                client?: components["parameters"]["Client"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same facts as text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    listNamespaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names; that of the default namespace is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "namespaces": [
                     *         "",
                     *         "worker-1"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        namespaces: string[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
        };
    };
    dropNamespace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The namespace.
                 * @example worker-1
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; its next use finds a new one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /**
                 * @description Which namespace; without it the default one.
                 * @example worker-1
                 */
                namespace?: components["parameters"]["Namespace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            400: components["responses"]["Malformed"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text format of Prometheus, version 0.0.4. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
        };
    };
}

/** The document itself. */
export const controlDocument: { readonly [name: string]: unknown } = {
  "openapi": "3.1.0",
  "info": {
    "title": "taskdouble control",
    "version": "1.0.0",
    "summary": "See and steer a running simulator.",
    "description": "Tasks, clock, faults, settings, journal, client report and namespaces of a running taskdouble, below `/__admin` on\nthe simulator's port or on a port of its own (`--admin-port`).\n\n**Namespaces.** `?namespace=name` chooses one; without it the default namespace is meant. A namespace is made when\nit is first used. `/@name/__admin` does not exist.\n\n**Who may call.** Without a token: programs on the same machine. With a token (`Authorization: Bearer …`): whoever\nsends it, from anywhere. Web pages of other origins are refused either way. `/__admin/health` answers everyone.\n\n**Instants** are Unix milliseconds where they are answered (`…Ms`), and milliseconds or an RFC 3339 time where they\nare sent. **Durations** are milliseconds, or a text such as `500ms`, `5s`, `2m`, `1h`.\n\nCalls to this API are not in the journal and do not move a clock that moves with each request.\n",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "servers": [
    {
      "url": "/__admin"
    }
  ],
  "tags": [
    {
      "name": "tasks",
      "description": "Tasks and what becomes of them."
    },
    {
      "name": "clock",
      "description": "The one clock of a namespace."
    },
    {
      "name": "faults",
      "description": "What goes wrong on purpose."
    },
    {
      "name": "settings",
      "description": "What decides where nobody says otherwise."
    },
    {
      "name": "journal",
      "description": "What was asked and answered."
    },
    {
      "name": "client report",
      "description": "How the clients behaved."
    },
    {
      "name": "namespaces",
      "description": "Tests that run side by side, each with tasks, clock and faults of its own."
    },
    {
      "name": "server",
      "description": "The running simulator as a whole."
    }
  ],
  "security": [
    {},
    {
      "token": []
    }
  ],
  "paths": {
    "/tasks": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "listTasks",
        "tags": [
          "tasks"
        ],
        "summary": "Tasks of the namespace, the newest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/Api"
          },
          {
            "name": "state",
            "in": "query",
            "description": "Only those in that state, by its model name or its label.",
            "schema": {
              "type": "string",
              "minLength": 1
            },
            "example": "Processing"
          },
          {
            "name": "limit",
            "in": "query",
            "description": "At most so many.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 10000,
              "default": 100
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The tasks as they are now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskList"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "post": {
        "operationId": "createTasks",
        "tags": [
          "tasks"
        ],
        "summary": "Create tasks, as the document's example request would",
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewTask"
              },
              "example": {
                "state": "Failed",
                "count": 3
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The tasks that were created, in the order of creation.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TaskList"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/tasks/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/TaskId"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Api"
        }
      ],
      "get": {
        "operationId": "getTask",
        "tags": [
          "tasks"
        ],
        "summary": "One task, and what is planned for it",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Task"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "delete": {
        "operationId": "deleteTask",
        "tags": [
          "tasks"
        ],
        "summary": "Forget a task, as if it had never been there",
        "responses": {
          "204": {
            "description": "It is gone."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/tasks/{id}/move": {
      "parameters": [
        {
          "$ref": "#/components/parameters/TaskId"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Api"
        }
      ],
      "post": {
        "operationId": "moveTask",
        "tags": [
          "tasks"
        ],
        "summary": "Put a task into a state now, whatever the lifecycle says of the way there",
        "description": "From there it goes on by its course.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Place"
              },
              "example": {
                "state": "Failed"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Task"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/tasks/{id}/hold": {
      "parameters": [
        {
          "$ref": "#/components/parameters/TaskId"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Api"
        }
      ],
      "post": {
        "operationId": "holdTask",
        "tags": [
          "tasks"
        ],
        "summary": "Keep a task where it is, or in a state once it gets there",
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Hold"
              },
              "example": {
                "state": "Processing"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Task"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/tasks/{id}/release": {
      "parameters": [
        {
          "$ref": "#/components/parameters/TaskId"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Api"
        }
      ],
      "post": {
        "operationId": "releaseTask",
        "tags": [
          "tasks"
        ],
        "summary": "Let a task go on",
        "description": "Its stays are drawn again from now on.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Task"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/tasks/{id}/follow": {
      "parameters": [
        {
          "$ref": "#/components/parameters/TaskId"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Api"
        }
      ],
      "post": {
        "operationId": "followCourse",
        "tags": [
          "tasks"
        ],
        "summary": "Give a task another course from now on",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "course"
                ],
                "properties": {
                  "course": {
                    "$ref": "#/components/schemas/Course"
                  }
                }
              },
              "example": {
                "course": {
                  "kind": "manual",
                  "reads": 3
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Task"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "getClock",
        "tags": [
          "clock"
        ],
        "summary": "The time of the namespace, and how it runs",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/advance": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "advanceClock",
        "tags": [
          "clock"
        ],
        "summary": "Move the clock on by a duration, in any mode",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "by"
                ],
                "properties": {
                  "by": {
                    "$ref": "#/components/schemas/Duration"
                  }
                }
              },
              "example": {
                "by": "5s"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/set": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "setClock",
        "tags": [
          "clock"
        ],
        "summary": "Move the clock on to an instant, in any mode",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "to"
                ],
                "properties": {
                  "to": {
                    "$ref": "#/components/schemas/Instant"
                  }
                }
              },
              "example": {
                "to": "2100-01-01T00:00:00Z"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/next-event": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "advanceToNextEvent",
        "tags": [
          "clock"
        ],
        "summary": "Move the clock on to the next instant at which a task changes its state",
        "responses": {
          "200": {
            "description": "The clock, and whether there was such an instant.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "moved",
                    "clock"
                  ],
                  "properties": {
                    "moved": {
                      "type": "boolean",
                      "description": "False where no task will ever change its state on its own."
                    },
                    "clock": {
                      "$ref": "#/components/schemas/Clock"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/freeze": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "freezeClock",
        "tags": [
          "clock"
        ],
        "summary": "Stand still from now on",
        "description": "The same as mode `manual`.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/run": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "runClock",
        "tags": [
          "clock"
        ],
        "summary": "Run as fast as real time again, or so many times as fast",
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "factor": {
                    "type": "number",
                    "exclusiveMinimum": 0,
                    "default": 1,
                    "description": "Times as fast as real time."
                  }
                }
              },
              "example": {
                "factor": 60
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/mode": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "put": {
        "operationId": "switchClock",
        "tags": [
          "clock"
        ],
        "summary": "Run in another mode from now on",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ClockMode"
              },
              "example": {
                "kind": "step",
                "stepMs": 1000
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/lock": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "lockClock",
        "tags": [
          "clock"
        ],
        "summary": "Stop mode `auto` from jumping",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/clock/unlock": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "unlockClock",
        "tags": [
          "clock"
        ],
        "summary": "Let mode `auto` jump again",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Clock"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/faults": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "listFaults",
        "tags": [
          "faults"
        ],
        "summary": "The fault rules of the namespace, and how often each has hit",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Faults"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "post": {
        "operationId": "addFaults",
        "tags": [
          "faults"
        ],
        "summary": "Add one fault rule, or several",
        "description": "Either all of them are added or none. A rule with the id of another one takes its place. WireMock's stub\nmappings and Toxiproxy's toxics are taken as they are.\n",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "anyOf": [
                  {
                    "$ref": "#/components/schemas/FaultNotation"
                  },
                  {
                    "type": "array",
                    "maxItems": 1000,
                    "items": {
                      "$ref": "#/components/schemas/FaultNotation"
                    }
                  }
                ]
              },
              "examples": {
                "one": {
                  "value": {
                    "id": "third-poll",
                    "after": 2,
                    "count": 1,
                    "match": {
                      "does": "read"
                    },
                    "fault": {
                      "kind": "server-error",
                      "status": 503
                    }
                  }
                },
                "wiremock": {
                  "value": {
                    "request": {
                      "method": "GET"
                    },
                    "response": {
                      "fault": "CONNECTION_RESET_BY_PEER"
                    }
                  }
                },
                "toxiproxy": {
                  "value": {
                    "type": "latency",
                    "attributes": {
                      "latency": 200,
                      "jitter": 50
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/Faults"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "delete": {
        "operationId": "resetFaults",
        "tags": [
          "faults"
        ],
        "summary": "Remove every fault rule of the namespace",
        "responses": {
          "204": {
            "description": "None is left."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/faults/{id}": {
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "description": "The id of the rule.",
          "schema": {
            "type": "string"
          },
          "example": "third-poll"
        },
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "delete": {
        "operationId": "removeFault",
        "tags": [
          "faults"
        ],
        "summary": "Remove a fault rule",
        "responses": {
          "204": {
            "description": "It is gone."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/fault-kinds": {
      "get": {
        "operationId": "listFaultKinds",
        "tags": [
          "faults"
        ],
        "summary": "The catalogue of faults, with the parameters of each",
        "responses": {
          "200": {
            "description": "Every fault there is.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "kinds"
                  ],
                  "properties": {
                    "kinds": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/FaultKind"
                      }
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          }
        }
      }
    },
    "/settings": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "getSettings",
        "tags": [
          "settings"
        ],
        "summary": "Seed, profile and scenarios of the namespace",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Settings"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "patch": {
        "operationId": "changeSettings",
        "tags": [
          "settings"
        ],
        "summary": "Decide in another way from now on",
        "description": "Tasks that exist keep their fate. The fault rules of the old profile and scenarios go, those of the new ones\ncome.\n",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SettingsChange"
              },
              "example": {
                "profile": "flaky",
                "seed": 7
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Settings"
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/TooLarge"
          },
          "415": {
            "$ref": "#/components/responses/Unsupported"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/journal": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "getJournal",
        "tags": [
          "journal"
        ],
        "summary": "The exchanges of the namespace, the oldest first",
        "description": "Credentials are hidden.",
        "responses": {
          "200": {
            "description": "What is kept, and how many exchanges are not.",
            "headers": {
              "x-taskdouble-dropped": {
                "$ref": "#/components/headers/Dropped"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "exchanges",
                    "dropped"
                  ],
                  "properties": {
                    "exchanges": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Exchange"
                      }
                    },
                    "dropped": {
                      "$ref": "#/components/schemas/Dropped"
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      },
      "delete": {
        "operationId": "clearJournal",
        "tags": [
          "journal"
        ],
        "summary": "Forget the exchanges so far",
        "responses": {
          "204": {
            "description": "The journal is empty."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/journal.jsonl": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "getJournalLines",
        "tags": [
          "journal"
        ],
        "summary": "The journal, one exchange a line",
        "responses": {
          "200": {
            "description": "Each line is an exchange as JSON.",
            "headers": {
              "x-taskdouble-dropped": {
                "$ref": "#/components/headers/Dropped"
              }
            },
            "content": {
              "application/x-ndjson": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/journal.har": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "get": {
        "operationId": "getJournalArchive",
        "tags": [
          "journal"
        ],
        "summary": "The journal as an HTTP Archive 1.2",
        "description": "Browsers' developer tools can open it.",
        "responses": {
          "200": {
            "description": "The archive.",
            "headers": {
              "x-taskdouble-dropped": {
                "$ref": "#/components/headers/Dropped"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "log"
                  ],
                  "properties": {
                    "log": {
                      "type": "object",
                      "additionalProperties": true,
                      "description": "As in the HAR 1.2 specification."
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/client-report": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Client"
        }
      ],
      "get": {
        "operationId": "getClientReport",
        "tags": [
          "client report"
        ],
        "summary": "How one client behaved, or all of them",
        "responses": {
          "200": {
            "description": "What each client did, and what is wrong with it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ClientReport"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/client-report.txt": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        },
        {
          "$ref": "#/components/parameters/Client"
        }
      ],
      "get": {
        "operationId": "getClientReportText",
        "tags": [
          "client report"
        ],
        "summary": "The client report for people",
        "responses": {
          "200": {
            "description": "The same facts as text.",
            "content": {
              "text/plain": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/namespaces": {
      "get": {
        "operationId": "listNamespaces",
        "tags": [
          "namespaces"
        ],
        "summary": "The namespaces in use",
        "responses": {
          "200": {
            "description": "Their names; that of the default namespace is empty.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "namespaces"
                  ],
                  "properties": {
                    "namespaces": {
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    }
                  }
                },
                "example": {
                  "namespaces": [
                    "",
                    "worker-1"
                  ]
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          }
        }
      }
    },
    "/namespaces/{name}": {
      "parameters": [
        {
          "name": "name",
          "in": "path",
          "required": true,
          "description": "The namespace.",
          "schema": {
            "type": "string"
          },
          "example": "worker-1"
        }
      ],
      "delete": {
        "operationId": "dropNamespace",
        "tags": [
          "namespaces"
        ],
        "summary": "Forget a namespace with all that is in it",
        "responses": {
          "204": {
            "description": "It is gone; its next use finds a new one."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          }
        }
      }
    },
    "/reset": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Namespace"
        }
      ],
      "post": {
        "operationId": "reset",
        "tags": [
          "server"
        ],
        "summary": "Tasks, journal, faults and settings of the namespace as at the start",
        "description": "The clock keeps its mode and its instant.",
        "responses": {
          "204": {
            "description": "Done."
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "422": {
            "$ref": "#/components/responses/Invalid"
          }
        }
      }
    },
    "/health": {
      "get": {
        "operationId": "getHealth",
        "tags": [
          "server"
        ],
        "summary": "Whether the simulator is alive",
        "description": "Answers everyone, with or without a token, from anywhere.",
        "security": [],
        "responses": {
          "200": {
            "description": "It is.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "status"
                  ],
                  "properties": {
                    "status": {
                      "const": "ok"
                    }
                  }
                },
                "example": {
                  "status": "ok"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "getMetrics",
        "tags": [
          "server"
        ],
        "summary": "Figures for Prometheus",
        "description": "Over all namespaces. Tasks are counted when this is asked for; of each API only the newest 10,000 are told\napart by state.\n",
        "responses": {
          "200": {
            "description": "The text format of Prometheus, version 0.0.4.",
            "content": {
              "text/plain": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          }
        }
      }
    },
    "/openapi.json": {
      "get": {
        "operationId": "getDocument",
        "tags": [
          "server"
        ],
        "summary": "This document",
        "responses": {
          "200": {
            "description": "OpenAPI 3.1.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": true
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/Malformed"
          },
          "401": {
            "$ref": "#/components/responses/Unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token the simulator was started with. Without one, only programs on the same machine may call."
      }
    },
    "headers": {
      "Dropped": {
        "description": "How many exchanges had to make room for newer ones.",
        "required": true,
        "schema": {
          "type": "integer",
          "minimum": 0
        }
      }
    },
    "parameters": {
      "Namespace": {
        "name": "namespace",
        "in": "query",
        "description": "Which namespace; without it the default one.",
        "schema": {
          "type": "string",
          "default": ""
        },
        "example": "worker-1"
      },
      "Api": {
        "name": "api",
        "in": "query",
        "description": "Which API, by its name.",
        "schema": {
          "type": "string",
          "minLength": 1
        },
        "example": "chunkr"
      },
      "Client": {
        "name": "client",
        "in": "query",
        "description": "Only that client.",
        "schema": {
          "type": "string",
          "minLength": 1
        },
        "example": "my-sdk/1.2.0"
      },
      "TaskId": {
        "name": "id",
        "in": "path",
        "required": true,
        "description": "The id under which the API knows the task.",
        "schema": {
          "type": "string"
        },
        "example": "3fb1c0a5-7a62-4c85-9d21-6a4f0c5d1e11"
      }
    },
    "responses": {
      "Task": {
        "description": "The task as it is now.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Task"
            }
          }
        }
      },
      "Clock": {
        "description": "The clock as it is now.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Clock"
            }
          }
        }
      },
      "Faults": {
        "description": "Fault rules and their counts.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "required": [
                "faults"
              ],
              "properties": {
                "faults": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/RuleStatus"
                  }
                }
              }
            }
          }
        }
      },
      "Settings": {
        "description": "The settings as they are now.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Settings"
            }
          }
        }
      },
      "Malformed": {
        "description": "A parameter that is not known, or a body that is no JSON.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Unauthenticated": {
        "description": "A token is needed, and is missing or wrong.",
        "headers": {
          "www-authenticate": {
            "required": true,
            "schema": {
              "type": "string"
            },
            "description": "`Bearer` and the realm."
          }
        },
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Forbidden": {
        "description": "The caller is on another machine, or is a web page of another origin.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "NotFound": {
        "description": "There is no task, rule or namespace of that name.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Conflict": {
        "description": "Several tasks have the id, or the clock would go back.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "TooLarge": {
        "description": "The body is larger than 1 MiB.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Unsupported": {
        "description": "The body is not sent as JSON.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "Invalid": {
        "description": "A value is not possible; the problem says which are.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      }
    },
    "schemas": {
      "Duration": {
        "description": "Milliseconds, or a text with a unit.",
        "anyOf": [
          {
            "type": "number",
            "minimum": 0
          },
          {
            "type": "string"
          }
        ],
        "examples": [
          "5s",
          500
        ]
      },
      "Instant": {
        "description": "Unix milliseconds, or an RFC 3339 time.",
        "anyOf": [
          {
            "type": "number"
          },
          {
            "type": "string"
          }
        ],
        "examples": [
          "2025-01-01T00:00:05Z",
          1735689605000
        ]
      },
      "Dropped": {
        "type": "integer",
        "minimum": 0,
        "description": "How many exchanges had to make room for newer ones."
      },
      "Course": {
        "description": "How a task goes on.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/TimedCourse"
          },
          {
            "$ref": "#/components/schemas/ImmediateCourse"
          },
          {
            "$ref": "#/components/schemas/ManualCourse"
          },
          {
            "$ref": "#/components/schemas/HeldCourse"
          },
          {
            "$ref": "#/components/schemas/ScriptedCourse"
          }
        ],
        "discriminator": {
          "propertyName": "kind",
          "mapping": {
            "time": "#/components/schemas/TimedCourse",
            "immediate": "#/components/schemas/ImmediateCourse",
            "manual": "#/components/schemas/ManualCourse",
            "hold": "#/components/schemas/HeldCourse",
            "script": "#/components/schemas/ScriptedCourse"
          }
        }
      },
      "TimedCourse": {
        "description": "Stays are drawn: the usual course.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "time"
          }
        }
      },
      "ImmediateCourse": {
        "description": "The next read finds the task final.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "immediate"
          }
        }
      },
      "ManualCourse": {
        "description": "A state is left once it was read that often: the next read shows the next state.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "reads"
        ],
        "properties": {
          "kind": {
            "const": "manual"
          },
          "reads": {
            "type": "integer",
            "minimum": 1
          }
        }
      },
      "HeldCourse": {
        "description": "Stays in that state, or in the one it is in, until it is released.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "hold"
          },
          "state": {
            "type": "string",
            "minLength": 1
          }
        }
      },
      "ScriptedCourse": {
        "description": "Exactly these states, one after the other; a stay without a length is the last.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "stays"
        ],
        "properties": {
          "kind": {
            "const": "script"
          },
          "stays": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "state"
              ],
              "properties": {
                "state": {
                  "type": "string",
                  "minLength": 1
                },
                "outcome": {
                  "type": "string",
                  "minLength": 1
                },
                "forMs": {
                  "type": "number",
                  "minimum": 0,
                  "description": "Milliseconds."
                }
              }
            }
          }
        }
      },
      "Task": {
        "description": "A task as it is now, and what is planned for it. Instants are Unix milliseconds.",
        "type": "object",
        "required": [
          "api",
          "id",
          "state",
          "createdMs",
          "enteredMs",
          "progress",
          "isFinal",
          "course",
          "plan"
        ],
        "properties": {
          "api": {
            "type": "string"
          },
          "id": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "description": "The model state."
          },
          "outcome": {
            "type": "string",
            "description": "Which case of the state, where it has several."
          },
          "createdMs": {
            "type": "number"
          },
          "enteredMs": {
            "type": "number",
            "description": "When it came into the state."
          },
          "leavesMs": {
            "type": "number",
            "description": "When the server will leave the state; absent where nothing is planned."
          },
          "startedMs": {
            "type": "number"
          },
          "finishedMs": {
            "type": "number"
          },
          "progress": {
            "type": "number",
            "minimum": 0,
            "maximum": 1
          },
          "isFinal": {
            "type": "boolean"
          },
          "course": {
            "$ref": "#/components/schemas/Course"
          },
          "plan": {
            "description": "What is planned from here on, this state first.",
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "state"
              ],
              "properties": {
                "state": {
                  "type": "string"
                },
                "entersMs": {
                  "type": "number",
                  "description": "Absent where only reads lead there."
                }
              }
            }
          }
        }
      },
      "TaskList": {
        "type": "object",
        "required": [
          "tasks"
        ],
        "properties": {
          "tasks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Task"
            }
          }
        }
      },
      "NewTask": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "api": {
            "type": "string",
            "minLength": 1,
            "description": "Needed where several APIs are served."
          },
          "state": {
            "type": "string",
            "minLength": 1,
            "description": "The state it begins in; default the one a submit leads to."
          },
          "outcome": {
            "type": "string",
            "minLength": 1
          },
          "course": {
            "$ref": "#/components/schemas/Course"
          },
          "count": {
            "type": "integer",
            "minimum": 1,
            "maximum": 10000,
            "default": 1
          }
        }
      },
      "Place": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "state"
        ],
        "properties": {
          "state": {
            "type": "string",
            "minLength": 1,
            "description": "By its model name or its label."
          },
          "outcome": {
            "type": "string",
            "minLength": 1,
            "description": "Which case of the state, where it has several."
          }
        }
      },
      "Hold": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "state": {
            "type": "string",
            "minLength": 1,
            "description": "Held once it gets there; default the state it is in."
          }
        }
      },
      "ClockMode": {
        "description": "How the time of a namespace runs.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/RealMode"
          },
          {
            "$ref": "#/components/schemas/ScaledMode"
          },
          {
            "$ref": "#/components/schemas/ManualMode"
          },
          {
            "$ref": "#/components/schemas/StepMode"
          },
          {
            "$ref": "#/components/schemas/AutoMode"
          }
        ],
        "discriminator": {
          "propertyName": "kind",
          "mapping": {
            "real": "#/components/schemas/RealMode",
            "scaled": "#/components/schemas/ScaledMode",
            "manual": "#/components/schemas/ManualMode",
            "step": "#/components/schemas/StepMode",
            "auto": "#/components/schemas/AutoMode"
          }
        }
      },
      "RealMode": {
        "description": "As the machine's.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "real"
          }
        }
      },
      "ScaledMode": {
        "description": "So many times as fast as the machine's.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "factor"
        ],
        "properties": {
          "kind": {
            "const": "scaled"
          },
          "factor": {
            "type": "number",
            "exclusiveMinimum": 0
          }
        }
      },
      "ManualMode": {
        "description": "Only when told.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "manual"
          }
        }
      },
      "StepMode": {
        "description": "Each request moves it on.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "stepMs"
        ],
        "properties": {
          "kind": {
            "const": "step"
          },
          "stepMs": {
            "type": "number",
            "exclusiveMinimum": 0,
            "description": "Milliseconds."
          }
        }
      },
      "AutoMode": {
        "description": "A read that would show nothing new jumps to the task's next event.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "const": "auto"
          }
        }
      },
      "Clock": {
        "type": "object",
        "required": [
          "nowMs",
          "now",
          "mode",
          "isLocked"
        ],
        "properties": {
          "nowMs": {
            "type": "number",
            "description": "Unix milliseconds."
          },
          "now": {
            "type": "string",
            "format": "date-time"
          },
          "mode": {
            "$ref": "#/components/schemas/ClockMode"
          },
          "isLocked": {
            "type": "boolean",
            "description": "Whether mode `auto` is kept from jumping."
          }
        }
      },
      "FaultMatch": {
        "description": "Which requests; every member that is given must fit. Texts may hold `*` for any characters.",
        "type": "object",
        "properties": {
          "api": {
            "type": "string"
          },
          "operation": {
            "description": "An operationId, or `METHOD /path` as in the document.",
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            ]
          },
          "does": {
            "description": "What the operation is for.",
            "anyOf": [
              {
                "$ref": "#/components/schemas/OperationAim"
              },
              {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/OperationAim"
                }
              }
            ]
          },
          "state": {
            "description": "The state the task is in before the request: model names, labels, or `final`.",
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            ]
          },
          "task": {
            "type": "string",
            "description": "Its id."
          },
          "method": {
            "description": "Upper case.",
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            ]
          },
          "path": {
            "description": "Of the URL, without origin, namespace and query; `{name}` stands for one segment.",
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            ]
          },
          "client": {
            "type": "string"
          },
          "header": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            },
            "description": "By name, in any case."
          },
          "query": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "body": {
            "type": "object",
            "additionalProperties": true,
            "description": "By JSON Pointer into the request body."
          },
          "scenario": {
            "type": "string",
            "description": "A scenario that the request asks for by its `Prefer` header."
          },
          "and": {
            "$ref": "#/components/schemas/FaultMatch"
          }
        }
      },
      "OperationAim": {
        "enum": [
          "submit",
          "read",
          "result",
          "list",
          "move",
          "bulk",
          "other"
        ]
      },
      "FaultSpec": {
        "description": "A fault of the catalogue with its parameters.",
        "type": "object",
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "type": "string"
          }
        },
        "additionalProperties": true
      },
      "FaultInput": {
        "description": "A fault rule; everything but the fault may be left out.",
        "type": "object",
        "required": [
          "fault"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Default a new one."
          },
          "match": {
            "$ref": "#/components/schemas/FaultMatch"
          },
          "probability": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 1
          },
          "after": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "So many matching requests go unharmed first."
          },
          "count": {
            "type": "integer",
            "minimum": 0,
            "description": "At most so many are hit; default any number."
          },
          "per": {
            "enum": [
              "task",
              "rule"
            ],
            "default": "task",
            "description": "What `after` and `count` count by."
          },
          "from": {
            "$ref": "#/components/schemas/Instant"
          },
          "until": {
            "$ref": "#/components/schemas/Instant"
          },
          "ttl": {
            "$ref": "#/components/schemas/Duration"
          },
          "schedule": {
            "description": "Storm, then calm; phases that follow one another, each with its probability.",
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "required": [
                "probability"
              ],
              "properties": {
                "for": {
                  "$ref": "#/components/schemas/Duration"
                },
                "probability": {
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1
                }
              }
            }
          },
          "repeat": {
            "type": "boolean",
            "default": false,
            "description": "Whether the schedule begins anew after its last phase."
          },
          "stealth": {
            "type": "boolean",
            "default": false,
            "description": "No header tells of the fault."
          },
          "fault": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "$ref": "#/components/schemas/FaultSpec"
              }
            ]
          }
        }
      },
      "WireMockStub": {
        "description": "A stub mapping of WireMock, of which request matching, faults and delays are taken.",
        "type": "object",
        "required": [
          "response"
        ],
        "properties": {
          "response": {
            "type": "object",
            "additionalProperties": true
          }
        },
        "additionalProperties": true
      },
      "ToxiproxyToxic": {
        "description": "A toxic of Toxiproxy.",
        "type": "object",
        "required": [
          "type"
        ],
        "properties": {
          "type": {
            "type": "string"
          },
          "toxicity": {
            "type": "number",
            "minimum": 0,
            "maximum": 1
          },
          "attributes": {
            "type": "object",
            "additionalProperties": true
          }
        },
        "additionalProperties": true
      },
      "FaultNotation": {
        "description": "A fault rule in one of three notations, or the bare name of a fault. What is none of them is refused with advice.\n",
        "anyOf": [
          {
            "type": "string"
          },
          {
            "$ref": "#/components/schemas/FaultInput"
          },
          {
            "$ref": "#/components/schemas/WireMockStub"
          },
          {
            "$ref": "#/components/schemas/ToxiproxyToxic"
          },
          {
            "type": "object",
            "additionalProperties": true
          }
        ]
      },
      "RuleStatus": {
        "type": "object",
        "required": [
          "rule",
          "matched",
          "hits"
        ],
        "properties": {
          "rule": {
            "$ref": "#/components/schemas/FaultRule"
          },
          "matched": {
            "type": "integer",
            "minimum": 0,
            "description": "How many requests were matched."
          },
          "hits": {
            "type": "integer",
            "minimum": 0,
            "description": "How many of them were hit."
          }
        }
      },
      "FaultRule": {
        "description": "A rule in force. Instants are Unix milliseconds.",
        "type": "object",
        "required": [
          "id",
          "match",
          "probability",
          "after",
          "per",
          "stealth",
          "fault"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "match": {
            "$ref": "#/components/schemas/FaultMatch"
          },
          "probability": {
            "type": "number"
          },
          "after": {
            "type": "integer"
          },
          "count": {
            "type": "integer"
          },
          "per": {
            "enum": [
              "task",
              "rule"
            ]
          },
          "fromMs": {
            "type": "number"
          },
          "untilMs": {
            "type": "number"
          },
          "schedule": {
            "description": "Decides the probability in place of `probability`, phase after phase.",
            "type": "object",
            "required": [
              "phases",
              "repeat"
            ],
            "properties": {
              "phases": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "probability"
                  ],
                  "properties": {
                    "forMs": {
                      "type": "number",
                      "description": "Absent in the last phase."
                    },
                    "probability": {
                      "type": "number"
                    }
                  }
                }
              },
              "repeat": {
                "type": "boolean"
              }
            }
          },
          "stealth": {
            "type": "boolean"
          },
          "fault": {
            "$ref": "#/components/schemas/FaultSpec"
          }
        }
      },
      "FaultKind": {
        "type": "object",
        "required": [
          "kind",
          "family",
          "says",
          "parameters",
          "example"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "family": {
            "enum": [
              "environment",
              "contract"
            ],
            "description": "Whether the contract holds (`environment`) or is broken (`contract`)."
          },
          "says": {
            "type": "string",
            "description": "What a client sees."
          },
          "parameters": {
            "type": "object",
            "additionalProperties": true,
            "description": "JSON Schema of the parameters."
          },
          "example": {
            "type": "object",
            "additionalProperties": true
          }
        }
      },
      "Settings": {
        "type": "object",
        "required": [
          "seed",
          "profile",
          "scenarios",
          "knownProfiles",
          "knownScenarios"
        ],
        "properties": {
          "seed": {
            "type": "integer"
          },
          "profile": {
            "type": "string"
          },
          "scenarios": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Those that were named and are in force."
          },
          "knownProfiles": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "knownScenarios": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "SettingsChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "seed": {
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "profile": {
            "type": "string",
            "minLength": 1
          },
          "scenarios": {
            "type": "array",
            "items": {
              "type": "string",
              "minLength": 1
            }
          }
        }
      },
      "Payload": {
        "description": "A body as it was decoded.",
        "oneOf": [
          {
            "type": "object",
            "required": [
              "kind"
            ],
            "properties": {
              "kind": {
                "const": "empty"
              }
            }
          },
          {
            "type": "object",
            "required": [
              "kind",
              "value"
            ],
            "properties": {
              "kind": {
                "const": "json"
              },
              "value": true
            }
          },
          {
            "type": "object",
            "required": [
              "kind",
              "text"
            ],
            "properties": {
              "kind": {
                "const": "text"
              },
              "text": {
                "type": "string"
              }
            }
          },
          {
            "type": "object",
            "required": [
              "kind",
              "fields"
            ],
            "properties": {
              "kind": {
                "const": "form"
              },
              "fields": {
                "type": "object",
                "additionalProperties": true
              }
            }
          },
          {
            "type": "object",
            "required": [
              "kind",
              "base64"
            ],
            "properties": {
              "kind": {
                "const": "bytes"
              },
              "base64": {
                "type": "string"
              }
            }
          }
        ]
      },
      "Headers": {
        "description": "Names in lower case.",
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
      },
      "Exchange": {
        "description": "One request and its answer. Instants are Unix milliseconds of the namespace's clock.",
        "type": "object",
        "required": [
          "seq",
          "callMs",
          "returnMs",
          "request",
          "answer"
        ],
        "properties": {
          "seq": {
            "type": "integer",
            "minimum": 0
          },
          "callMs": {
            "type": "number"
          },
          "returnMs": {
            "type": "number"
          },
          "operation": {
            "type": "string"
          },
          "api": {
            "type": "string",
            "description": "Name of the API."
          },
          "namespace": {
            "type": "string"
          },
          "client": {
            "type": "string"
          },
          "faults": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "`<rule id>:<kind>` of the faults in the answer."
          },
          "wall": {
            "description": "The same instants by the machine's clock.",
            "type": "object",
            "required": [
              "callMs",
              "returnMs"
            ],
            "properties": {
              "callMs": {
                "type": "number"
              },
              "returnMs": {
                "type": "number"
              }
            }
          },
          "request": {
            "type": "object",
            "required": [
              "method",
              "url",
              "headers",
              "body"
            ],
            "properties": {
              "method": {
                "type": "string"
              },
              "url": {
                "type": "string"
              },
              "headers": {
                "$ref": "#/components/schemas/Headers"
              },
              "body": {
                "$ref": "#/components/schemas/Payload"
              }
            }
          },
          "answer": {
            "oneOf": [
              {
                "type": "object",
                "required": [
                  "kind",
                  "status",
                  "headers",
                  "body"
                ],
                "properties": {
                  "kind": {
                    "const": "answered"
                  },
                  "status": {
                    "type": "integer"
                  },
                  "headers": {
                    "$ref": "#/components/schemas/Headers"
                  },
                  "body": {
                    "$ref": "#/components/schemas/Payload"
                  }
                }
              },
              {
                "type": "object",
                "required": [
                  "kind",
                  "reason"
                ],
                "properties": {
                  "kind": {
                    "const": "lost"
                  },
                  "reason": {
                    "type": "string"
                  }
                }
              }
            ]
          }
        }
      },
      "Evidence": {
        "description": "An exchange that shows a finding.",
        "allOf": [
          {
            "$ref": "#/components/schemas/Exchange"
          },
          {
            "type": "object",
            "properties": {
              "shown": {
                "type": "string",
                "description": "What stands in the state field of the answer."
              }
            }
          }
        ]
      },
      "ClientFinding": {
        "description": "One fact about how a client behaved.",
        "type": "object",
        "required": [
          "id",
          "severity",
          "client",
          "api",
          "tasks",
          "message",
          "advice",
          "count",
          "evidence"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "severity": {
            "enum": [
              "error",
              "warning",
              "note"
            ]
          },
          "client": {
            "type": "string"
          },
          "api": {
            "type": "string"
          },
          "task": {
            "type": "string",
            "description": "The one that message and evidence are about."
          },
          "tasks": {
            "type": "integer",
            "minimum": 0,
            "description": "How many tasks show it."
          },
          "message": {
            "type": "string"
          },
          "advice": {
            "type": "string"
          },
          "count": {
            "type": "integer",
            "minimum": 1
          },
          "evidence": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Evidence"
            }
          }
        }
      },
      "ClientSummary": {
        "description": "What a client did, in numbers. Durations are milliseconds.",
        "type": "object",
        "required": [
          "client",
          "requests",
          "tasks",
          "polls",
          "retries",
          "faulted"
        ],
        "properties": {
          "client": {
            "type": "string"
          },
          "requests": {
            "type": "integer"
          },
          "tasks": {
            "type": "integer"
          },
          "polls": {
            "type": "integer"
          },
          "pollGapMs": {
            "type": "object",
            "required": [
              "min",
              "median",
              "max"
            ],
            "properties": {
              "min": {
                "type": "number"
              },
              "median": {
                "type": "number"
              },
              "max": {
                "type": "number"
              }
            }
          },
          "retries": {
            "type": "integer"
          },
          "faulted": {
            "type": "integer"
          }
        }
      },
      "ClientReport": {
        "type": "object",
        "required": [
          "clients",
          "findings",
          "dropped"
        ],
        "properties": {
          "clients": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ClientSummary"
            }
          },
          "findings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ClientFinding"
            }
          },
          "dropped": {
            "$ref": "#/components/schemas/Dropped"
          }
        }
      },
      "Problem": {
        "description": "What is wrong, in the form of RFC 9457.",
        "type": "object",
        "required": [
          "type",
          "title",
          "status",
          "detail",
          "code"
        ],
        "properties": {
          "type": {
            "type": "string",
            "description": "`urn:taskdouble:problem:` and the code."
          },
          "title": {
            "type": "string"
          },
          "status": {
            "type": "integer"
          },
          "detail": {
            "type": "string",
            "description": "What was expected, what came, and what to do."
          },
          "code": {
            "type": "string",
            "description": "Stable."
          },
          "errors": {
            "description": "The values that do not fit, one by one.",
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "in",
                "field",
                "message"
              ],
              "properties": {
                "in": {
                  "enum": [
                    "body",
                    "query",
                    "path",
                    "header"
                  ]
                },
                "field": {
                  "type": "string"
                },
                "message": {
                  "type": "string"
                }
              }
            }
          }
        },
        "example": {
          "type": "urn:taskdouble:problem:unknown-state",
          "title": "Unknown state",
          "status": 422,
          "detail": "Expected a state of chunkr or its label, got \"Broken\". Known: Starting, Processing, Succeeded, Failed.",
          "code": "unknown-state"
        }
      }
    }
  }
};
