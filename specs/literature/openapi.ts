// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks
         * @description Tasks, newest first, with optional filters.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get task detail
         * @description One task in full, with its parameters, its result and its error message.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a running task
         * @description Cancels a task that is pending or running. A task that has completed, failed or been cancelled cannot be
         *     cancelled.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/search/execute-async": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a search task
         * @description Queues a literature search as a background task of type `search`. The Tasks API document has no operation
         *     that creates a task; this is one of the services it speaks of.
         */
        post: operations["startSearchTask"];
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
         * @description Where a task stands.
         * @enum {string}
         */
        TaskStatus: "pending" | "running" | "completed" | "failed" | "cancelled";
        /**
         * @description What a task does.
         * @enum {string}
         */
        TaskType: "search" | "dedup" | "crawl" | "ocr" | "index" | "keyword_expand";
        /**
         * @description ISO 8601 datetime, without a zone.
         * @example 2025-03-12T10:00:00
         */
        LocalDateTime: string;
        /** @description A task in the list view. */
        TaskSchema: {
            /** @description Task ID */
            id: number;
            /** @description Project ID */
            project_id: number;
            task_type: components["schemas"]["TaskType"];
            status: components["schemas"]["TaskStatus"];
            /** @description Current progress */
            progress: number;
            /** @description Total steps */
            total: number;
            created_at: components["schemas"]["LocalDateTime"];
        };
        /** @description A task in full. */
        TaskDetailSchema: {
            /** @description Task ID */
            id: number;
            /** @description Project ID */
            project_id: number;
            task_type: components["schemas"]["TaskType"];
            status: components["schemas"]["TaskStatus"];
            /** @description Current progress */
            progress: number;
            /** @description Total steps */
            total: number;
            /** @description Input parameters */
            params: Record<string, never> | null;
            /** @description Output result, when completed */
            result?: Record<string, never> | null;
            /** @description Error message, when failed; else empty */
            error_message?: string;
            created_at: components["schemas"]["LocalDateTime"];
            /** @description When the task was started. */
            started_at: components["schemas"]["LocalDateTime"] | null;
            /** @description When the task ended. */
            completed_at: components["schemas"]["LocalDateTime"] | null;
        };
        /** @description ApiResponse[list[TaskSchema]] */
        TaskListResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What happened. */
            message: string;
            /** @description The tasks. */
            data: components["schemas"]["TaskSchema"][];
        };
        /** @description ApiResponse[TaskDetailSchema] */
        TaskDetailResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What happened. */
            message: string;
            data: components["schemas"]["TaskDetailSchema"];
        };
        /** @description ApiResponse without data. */
        EmptyResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What happened. */
            message: string;
            /** @description Nothing. */
            data?: null;
        };
        /** @description ApiResponse of a call that was refused or failed. */
        ErrorResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What went wrong. */
            message: string;
            /** @description Nothing. */
            data?: null;
        };
        /** @description ApiResponse with one entry for each part of the input that is not valid. */
        ValidationErrorResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What went wrong. */
            message: string;
            /** @description What is not valid. */
            data?: components["schemas"]["ValidationErrorItem"][];
        };
        /** @description One part of the input that is not valid. */
        ValidationErrorItem: {
            /** @description The kind of error. */
            type: string;
            /** @description The way to the offending value. */
            loc: (string | number)[];
            /** @description What was expected. */
            msg: string;
            /** @description The offending value. */
            input?: unknown;
        };
        /** @description The rate limiter's own form. */
        RateLimitError: {
            /** @description Which limit is reached. */
            error: string;
        };
        /** @description What to search for. */
        SearchRequest: {
            /**
             * @description The search terms.
             * @default
             */
            query?: string;
            /** @description Where to search; everywhere if it is not given. */
            sources?: string[] | null;
            /**
             * @description At most this many papers.
             * @default 100
             */
            max_results?: number;
            /**
             * @description Whether the papers found are added to the project.
             * @default false
             */
            auto_import?: boolean;
        };
        /** @description The task that was created. */
        SearchStarted: {
            /** @description Task ID */
            task_id: number;
            status: components["schemas"]["TaskStatus"];
        };
        /** @description ApiResponse[SearchStarted] */
        SearchStartedResponse: {
            /** @description The HTTP status again. */
            code: number;
            /** @description What happened. */
            message: string;
            data: components["schemas"]["SearchStarted"];
        };
    };
    responses: {
        /** @description The deployment asks for a key, and it is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Task not found */
        TaskNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Project not found */
        ProjectNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than the server accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A parameter or the body does not fit its schema, or the body is not JSON. */
        ValidationError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorResponse"];
            };
        };
        /** @description Too many requests. The rate limiter of the real service answers without the envelope. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait before the next attempt. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"] | components["schemas"]["RateLimitError"];
            };
        };
        /** @description The service failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description Task ID */
        TaskId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTasks: {
        parameters: {
            query?: {
                /** @description Only tasks of this project. */
                project_id?: number;
                /**
                 * @description Only tasks in this state: `pending`, `running`, `completed`, `failed` or `cancelled`. Another value is
                 *     accepted and matches nothing.
                 */
                status?: string;
                /** @description At most this many tasks. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matching tasks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskListResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Task ID */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetailResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TaskNotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Task ID */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyResponse"];
                };
            };
            /** @description The task has completed, failed or been cancelled already. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TaskNotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    startSearchTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project to search for. */
                project_id: number;
            };
            cookie?: never;
        };
        /** @description What to search for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description The task is queued. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchStartedResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ProjectNotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
}
