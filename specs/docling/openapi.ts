// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/v1/convert/source/async": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert Documents From Source (Async)
         * @description Queues the conversion of documents named by URL or sent as base64, and answers at once with the new task. The
         *     answer is 200, not 202.
         */
        post: operations["convert_source_async"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status/poll/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Task Status Poll
         * @description Check the current status of an async processing task.
         */
        get: operations["task_status_poll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/result/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Task Result
         * @description Retrieve the result of a completed async task. While there is none the answer is 404, the same status as for an
         *     unknown task but with another `detail`.
         */
        get: operations["task_result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clear/converters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clear Converters
         * @description Clear all converter instances from memory. The next conversion loads its models again.
         */
        get: operations["clear_converters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clear/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clear Results
         * @description Clear stored results from memory: that of one task, or of all tasks where none is named. Tasks that are not
         *     finished are left alone.
         */
        get: operations["clear_results"];
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
        TaskStatusResponse: {
            /**
             * @description The unique task identifier.
             * @example 5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e01
             */
            task_id: string;
            status: components["schemas"]["TaskStatus"];
            /**
             * @description Percentage done, 0 to 100.
             * @example 0
             * @example 45
             * @example 100
             */
            progress?: number;
            /**
             * @description What the task does. `convert` or `chunk` in the wild.
             * @example convert
             */
            task_type?: string;
            /** @description Place in the queue, from 1; null once the task is taken up. */
            task_position?: number | null;
            task_meta?: components["schemas"]["TaskMeta"] | null;
            /** @description Why the task failed. */
            error_message?: string | null;
        };
        /**
         * @description | Status | Description |
         *     |---|---|
         *     | pending | Task is queued, not yet started |
         *     | processing | Task is currently being processed |
         *     | completed | Task completed successfully |
         *     | failed | Task failed with an error |
         * @enum {string}
         */
        TaskStatus: "pending" | "processing" | "completed" | "failed";
        /** @description How many of the documents are done. */
        TaskMeta: {
            num_docs?: number;
            num_processed?: number;
            num_succeeded?: number;
            num_failed?: number;
        };
        /** @description What to convert, how, and where the result goes. */
        ConvertDocumentsRequest: {
            options?: components["schemas"]["ConvertOptions"];
            sources: (components["schemas"]["HttpSource"] | components["schemas"]["FileSource"])[];
            target?: components["schemas"]["Target"];
        };
        HttpSource: {
            /** @constant */
            kind: "http";
            /**
             * Format: uri
             * @example https://arxiv.org/pdf/2501.17887
             */
            url: string;
            /** @description Sent along when the document is fetched. */
            headers?: {
                [key: string]: string;
            };
        };
        FileSource: {
            /** @constant */
            kind: "file";
            /** @example IyBOb3RlCgpIZWxsby4K */
            base64_string: string;
            /** @example note.md */
            filename: string;
        };
        /**
         * @default {
         *       "kind": "inbody"
         *     }
         */
        Target: {
            /**
             * @description `inbody`, `zip`, `put` and others.
             * @example inbody
             * @example zip
             */
            kind: string;
        };
        ConvertOptions: {
            /**
             * @example [
             *       "pdf",
             *       "docx"
             *     ]
             */
            from_formats?: string[];
            /**
             * @default [
             *       "md"
             *     ]
             */
            to_formats?: ("md" | "json" | "html" | "html_split_page" | "text" | "doctags")[];
            /**
             * @default embedded
             * @enum {string}
             */
            image_export_mode?: "embedded" | "placeholder" | "referenced";
            /** @default true */
            do_ocr?: boolean;
            /** @default false */
            force_ocr?: boolean;
            ocr_lang?: string[] | null;
            /** @enum {string} */
            table_mode?: "fast" | "accurate";
            /** @default true */
            do_table_structure?: boolean;
            include_images?: boolean;
            images_scale?: number;
            /** @default false */
            abort_on_error?: boolean;
        };
        /** @description What a finished task left behind. */
        TaskResult: components["schemas"]["ConvertDocumentResponse"] | components["schemas"]["ChunkDocumentResponse"] | components["schemas"]["PresignedUrlConvertDocumentResponse"] | components["schemas"]["TaskFailureResult"];
        ConvertDocumentResponse: {
            document: components["schemas"]["ExportDocumentResponse"];
            status: components["schemas"]["ConversionStatus"];
            /** @default [] */
            errors?: components["schemas"]["ErrorItem"][];
            /** @description Seconds. */
            processing_time: number;
            /** @default {} */
            timings?: {
                [key: string]: unknown;
            };
        };
        /** @description The document in the formats asked for; the others are null. */
        ExportDocumentResponse: {
            filename: string;
            md_content?: string | null;
            json_content?: {
                [key: string]: unknown;
            } | null;
            html_content?: string | null;
            text_content?: string | null;
            doctags_content?: string | null;
        };
        /** @enum {string} */
        ConversionStatus: "pending" | "started" | "failure" | "success" | "partial_success" | "skipped";
        ErrorItem: {
            /** @enum {string} */
            component_type: "document_backend" | "model" | "doc_assembler" | "user_input" | "pipeline";
            module_name: string;
            error_message: string;
        };
        ChunkDocumentResponse: {
            chunks: {
                [key: string]: unknown;
            }[];
            documents: {
                [key: string]: unknown;
            }[];
            /** @description Seconds. */
            processing_time: number;
        };
        /** @description The documents were put elsewhere; only the counts come back. */
        PresignedUrlConvertDocumentResponse: {
            /** @description Seconds. */
            processing_time: number;
            num_converted: number;
            num_succeeded: number;
            num_failed: number;
        };
        /** @description Why the task failed. Releases after 1.9 answer it in place of 404. */
        TaskFailureResult: {
            /** @constant */
            kind: "TaskFailureResult";
            failure: {
                category: string;
                message: string;
                retryable?: boolean;
                phase?: string | null;
                details?: {
                    [key: string]: unknown;
                };
            };
        };
        ClearResponse: {
            /** @example ok */
            status?: string;
        };
        HTTPError: {
            detail?: string;
        };
        /** @description Clients decide by the text whether to go on waiting. */
        ResultNotFound: {
            /** @enum {string} */
            detail: "Task not found." | "Task result not found. Please wait for a completion status.";
        };
        HTTPValidationError: {
            detail?: components["schemas"]["ValidationError"][];
        };
        ValidationError: {
            type: string;
            loc: (string | number)[];
            msg: string;
            /** @description The offending value. */
            input?: unknown;
        };
    };
    responses: {
        /** @description Successful Response */
        TaskStatus: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TaskStatusResponse"];
            };
        };
        /** @description Successful Response */
        Cleared: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ClearResponse"];
            };
        };
        /** @description The key is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPError"];
            };
        };
        /** @description No such task. */
        TaskNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPError"];
            };
        };
        /** @description The body is larger than the server accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPError"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPError"];
            };
        };
        /** @description Validation Error */
        InvalidTaskId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPValidationError"];
            };
        };
        /** @description Validation Error */
        InvalidConversion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPValidationError"];
            };
        };
        /** @description The queue is full. */
        Busy: {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["HTTPError"];
            };
        };
    };
    parameters: {
        /** @description The unique task identifier. */
        TaskId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    convert_source_async: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertDocumentsRequest"];
            };
        };
        responses: {
            200: components["responses"]["TaskStatus"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidConversion"];
            503: components["responses"]["Busy"];
        };
    };
    task_status_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unique task identifier. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TaskStatus"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TaskNotFound"];
            422: components["responses"]["InvalidTaskId"];
        };
    };
    task_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unique task identifier. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The converted or chunked document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResult"];
                    "application/zip": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description No such task, or no result of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultNotFound"];
                };
            };
            422: components["responses"]["InvalidTaskId"];
        };
    };
    clear_converters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Cleared"];
            401: components["responses"]["Unauthorized"];
        };
    };
    clear_results: {
        parameters: {
            query?: {
                /**
                 * @description Specific task ID to clear (clears all if not specified).
                 * @example 5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e01
                 */
                task_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Cleared"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TaskNotFound"];
            422: components["responses"]["InvalidTaskId"];
        };
    };
}
