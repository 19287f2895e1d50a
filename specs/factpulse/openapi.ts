// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/api/v1/processing/generate-invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate a Factur-X invoice
         * @description Queues the generation of an electronic invoice (Factur-X, EN 16931) and answers at once with the id of the task.
         *     Errors in the form are answered here; errors in the invoice itself become the business result of the task.
         */
        post: operations["generate_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processing/tasks/{task_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get task generation status
         * @description Retrieves the progress status of an invoice generation task.
         *
         *     **Possible states.** The `status` field uses the `CeleryStatus` enum: PENDING, STARTED, SUCCESS, FAILURE, RETRY.
         *
         *     **Business result.** When `status` is `SUCCESS`, the `result` field contains
         *
         *     - `status`: `SUCCESS` or `ERROR`,
         *     - `content_b64`: Base64 encoded content (if success),
         *     - `errorCode`, `errorMessage`, `details`: AFNOR format (if business error).
         *
         *     **Usage.** Poll this endpoint every 2-3 seconds until `status` is `SUCCESS` or `FAILURE`.
         */
        get: operations["getTaskStatusApiV1ProcessingTasksTaskIdStatusGet"];
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
         * @description Complete description of an async task status. The `status` field indicates the Celery state of the task; when it
         *     is `SUCCESS`, `result.status` tells the business result.
         */
        AsyncTaskStatus: {
            /**
             * @description Unique task identifier.
             * @example 9b2f6c1e-3d47-4c0a-8a55-6f0e1d2c3b4a
             */
            taskId: string;
            status: components["schemas"]["CeleryStatus"];
            result?: components["schemas"]["GenerationSuccessResult"] | components["schemas"]["TaskErrorResult"] | components["schemas"]["TaskCrashResult"] | null;
        };
        /**
         * @description | Status | Description |
         *     |---|---|
         *     | PENDING | Waiting for a worker, or unknown |
         *     | STARTED | At work |
         *     | SUCCESS | Finished; the business result may still be an error |
         *     | FAILURE | Given up: a system error |
         *     | RETRY | An attempt failed, the next one follows |
         * @enum {string}
         */
        CeleryStatus: "PENDING" | "STARTED" | "SUCCESS" | "FAILURE" | "RETRY";
        /** @description The business result of a task that produced its document. */
        GenerationSuccessResult: {
            /** @constant */
            status: "SUCCESS";
            /** @description Base64 encoded content. */
            content_b64?: string | null;
            filename?: string;
            xml_content?: string | null;
        };
        /** @description The business result of a task that refused the invoice, in AFNOR format. */
        TaskErrorResult: {
            /** @constant */
            status: "ERROR";
            errorCode?: string;
            errorMessage?: string;
            details?: components["schemas"]["ErrorDetails"];
            traceback?: string | null;
        };
        /** @description What is left of a task that crashed. */
        TaskCrashResult: {
            errorCode?: string;
            errorMessage?: string;
            details?: components["schemas"]["ErrorDetails"];
        };
        InvoiceForm: {
            /**
             * @description The invoice as JSON: the complete `FacturXInvoice`, or the simplified form (`number`, `supplier.siret`,
             *     `supplier.iban`, `recipient.siret`, `lines`) that is enriched from public registers.
             */
            invoice_data: string;
            /**
             * @default EXTENDED
             * @enum {string}
             */
            profile?: "MINIMUM" | "BASICWL" | "BASIC" | "EN16931" | "EXTENDED";
            /**
             * @description XML alone, or a PDF/A-3 with the XML embedded (asks for `source_pdf`).
             * @default xml
             * @enum {string}
             */
            output_format?: "xml" | "pdf";
            /**
             * @description Complete the simplified form.
             * @default true
             */
            auto_enrich?: boolean;
            /**
             * Format: binary
             * @description The invoice as the customer shall see it.
             */
            source_pdf?: string;
            /**
             * Format: uri
             * @description Called when the task is done.
             */
            callback_url?: string;
            /**
             * @description Whether the call carries the content or an address of it.
             * @default inline
             * @enum {string}
             */
            webhook_mode?: "inline" | "download_url";
            /** @description Leave out the French business rules. */
            skip_br_fr?: boolean;
        };
        TaskResponse: {
            /**
             * Format: uuid
             * @description Celery task ID.
             * @example 9b2f6c1e-3d47-4c0a-8a55-6f0e1d2c3b4a
             */
            taskId: string;
        };
        APIError: {
            errorCode?: string;
            errorMessage?: string;
            details?: components["schemas"]["ErrorDetails"];
        };
        ErrorDetails: components["schemas"]["ValidationErrorDetail"][] | null;
        ValidationErrorDetail: {
            /**
             * @default Error
             * @enum {string}
             */
            level?: "Error" | "Warning";
            /** @description The element or rule concerned. */
            item?: string;
            reason?: string;
            /**
             * @description The check that found it.
             * @example schematron
             * @example pdfa
             * @example pydantic
             * @example xmp
             * @example signature
             * @example afnor
             * @example chorus_pro
             * @example ereporting
             * @example system
             */
            source?: string | null;
            code?: string | null;
        };
        HTTPValidationError: {
            detail?: components["schemas"]["ValidationError"][];
        };
        ValidationError: {
            loc: (string | number)[];
            msg: string;
            type: string;
        };
    };
    responses: {
        /** @description Authentication required - Invalid or missing JWT token. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["APIError"];
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
    generate_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["InvoiceForm"];
            };
        };
        responses: {
            /** @description The task is queued. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Invalid invoice data or missing PDF file. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIError"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The body is larger than the server accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIError"];
                };
            };
            /** @description The body is not `multipart/form-data`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIError"];
                };
            };
            /** @description Invoice data validation error. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    getTaskStatusApiV1ProcessingTasksTaskIdStatusGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Celery task ID returned by async endpoints (UUID format).
                 * @example 9b2f6c1e-3d47-4c0a-8a55-6f0e1d2c3b4a
                 */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Current task state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsyncTaskStatus"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description No such task, where the server can tell. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIError"];
                };
            };
            /** @description Validation Error. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
