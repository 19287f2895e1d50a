// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload File
         * @description Takes a file, or the address of one, and starts a `file_processing` task. The answer describes the file; its
         *     `task_id` leads to the task.
         */
        post: operations["upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Task Status
         * @description Retrieve the status of a task, to monitor its progress, check for completion, or see if an error occurred.
         */
        get: operations["get_task"];
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
        /** @description A background task. */
        Trace: {
            /**
             * @description Unique task identifier.
             * @example task_abc123
             */
            id: string;
            status?: components["schemas"]["TaskStatus"];
            /**
             * @description Task completion progress (0.0 to 1.0).
             * @default 0
             */
            progress?: number;
            /** @description Associated data for the task. */
            data?: components["schemas"]["TaskData"] | string | number | unknown[] | null;
            created_at?: components["schemas"]["UnixTime"];
            updated_at?: components["schemas"]["UnixTime"];
            /** @description Reason for task failure if status is `failed`. */
            failure_reason?: string | null;
        };
        /**
         * @description | Status | Description |
         *     |---|---|
         *     | pending | Task queued but not started |
         *     | in_progress | Task currently running |
         *     | running | The same, in the words of the model |
         *     | completed | Task finished successfully |
         *     | failed | Task failed with an error |
         *     | cancelled | Task was cancelled before completion |
         * @enum {string|null}
         */
        TaskStatus: "pending" | "in_progress" | "running" | "completed" | "failed" | "cancelled" | null;
        TaskData: {
            /**
             * @description The type of the task. Common types:
             *
             *     | Type | Description |
             *     |---|---|
             *     | file_processing | File upload and content extraction |
             *     | vectorization | Converting documents to embeddings |
             *     | vector_store_creation | Creating new vector collections |
             *     | document_analysis | Generating summaries/abstracts |
             * @example file_processing
             * @example vectorization
             * @example vector_store_creation
             * @example document_analysis
             */
            operation?: string;
            /** @example file_123 */
            file_id?: string;
            /** @example 45 */
            chunks_created?: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Unix seconds.
         * @example 1699061776
         */
        UnixTime: number | null;
        /** @description Either `file`, or `url` with `name` and `file_type`. */
        FileUpload: {
            /**
             * Format: binary
             * @description The file, at most 512 MB.
             */
            file?: string;
            /**
             * Format: uri
             * @description Where to fetch the file.
             */
            url?: string;
            /** @description Name of the file fetched. */
            name?: string;
            /**
             * @description Media type of the file fetched.
             * @example application/pdf
             */
            file_type?: string;
            /** @enum {string} */
            purpose?: "qa" | "general";
            /** @description An id of the client's own for the file. */
            id?: string;
            /** @description Digest of the file, to find one that is there already. */
            md5?: string;
            /**
             * @description A JSON object that sets `abstract`, `summary`, `outline`, `keywords`, `contexts`, `graph` to `enable` or
             *     `disable`.
             */
            parse_options?: string;
            /** @description Do nothing if the file is there already. */
            skip_exists?: boolean;
        };
        File: {
            id: string;
            /** @constant */
            object?: "file";
            bytes?: number | null;
            /** @description Unix seconds. */
            created_at?: number;
            filename?: string;
            purpose?: string | null;
            /**
             * @description Leads to the task.
             * @example task_abc123
             */
            task_id: string;
        };
        /**
         * @description Two forms are in use: `{code, message, detail: {type, field}}` for a wrong request, `{detail, type, code}` for
         *     the rest. Nothing is required: the original document shows neither.
         */
        Error: {
            code?: number;
            message?: string;
            type?: string;
            detail?: string | {
                type?: string;
                field?: string | null;
            };
        };
    };
    responses: {
        /** @description The token is wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The rate limit is reached; file uploads have one of their own. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Requests allowed in the window.
                 * @example 100
                 */
                "X-RateLimit-Limit"?: number;
                /**
                 * @description Requests left in the window.
                 * @example 0
                 */
                "X-RateLimit-Remaining"?: number;
                /**
                 * @description End of the window in Unix seconds.
                 * @example 1699065376
                 */
                "X-RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server is down for maintenance or overloaded. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileUpload"];
            };
        };
        responses: {
            /** @description The file, and the task that processes it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description The form is invalid, or no form at all. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The file is larger than 512 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not `multipart/form-data`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `task_id` that the operation which started the task has returned.
                 * @example task_abc123
                 */
                task_id: string;
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
                    "application/json": components["schemas"]["Trace"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description No such task. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
