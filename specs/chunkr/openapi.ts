// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.
export interface paths {
    "/api/v1/task/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Task
         * @description Queues a document for processing. The answer carries the id to poll with, the initial configuration, file
         *     metadata, the status, the time of creation and presigned URLs of the files. The status is typically
         *     `Starting` or `Processing`; poll `GET /api/v1/task/{task_id}` until the task is done.
         */
        post: operations["create_task_route"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Task
         * @description Everything about one task: status, configuration, output (if processing is complete), file metadata (name,
         *     page count), timestamps (created, started, finished) and presigned URLs of the files. Use it to poll during
         *     processing and to fetch the final output afterwards.
         */
        get: operations["get_task_route"];
        put?: never;
        post?: never;
        /**
         * Delete Task
         * @description Deletes a task. Its status must be `Succeeded` or `Failed`.
         */
        delete: operations["delete_task_route"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cancel Task
         * @description Cancels a task that has not started processing yet; its status must be `Starting`. A new task becomes
         *     `Cancelled`; a task that is being updated goes back to its previous state. Not a safe method, although a GET.
         */
        get: operations["cancel_task_route"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task/{task_id}/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Task
         * @description Changes the configuration of a task and processes its document again. The original configuration stays in
         *     force for all values that are not given. The task's status must be `Succeeded` or `Failed`, and the new
         *     configuration must differ from the current one. The answer is typically `Starting` or `Processing`; poll
         *     `GET /api/v1/task/{task_id}` until the task is done.
         */
        patch: operations["update_task_route"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A document and how to process it. */
        CreateForm: {
            /** @description The document, as a URL or base64 encoded. */
            file: string;
            /** @description The name of the document. One is made up if it is not given. */
            file_name?: string | null;
            /**
             * @description How segments become chunks.
             * @default {
             *       "ignore_headers_and_footers": true,
             *       "target_length": 512,
             *       "tokenizer": {
             *         "Enum": "Word"
             *       }
             *     }
             */
            chunk_processing?: components["schemas"]["ChunkProcessing"] | null;
            /**
             * @description What an error during processing leads to.
             * @default Fail
             */
            error_handling?: components["schemas"]["ErrorHandlingStrategy"] | null;
            /**
             * Format: int32
             * @description Seconds until the task is deleted. It lives on if this is not given.
             */
            expires_in?: number | null;
            /**
             * @description Whether images are cropped from high-resolution pages.
             * @default true
             */
            high_resolution?: boolean | null;
            /**
             * @description Which language model is used, and how.
             * @default {
             *       "model_id": null,
             *       "fallback_strategy": "Default",
             *       "max_completion_tokens": null,
             *       "temperature": 0
             *     }
             */
            llm_processing?: components["schemas"]["LlmProcessing"] | null;
            /**
             * @description Which pages are read by OCR.
             * @default All
             */
            ocr_strategy?: components["schemas"]["OcrStrategy"] | null;
            /**
             * @description Whose models are used. Not every deployment offers the choice.
             * @default Azure
             */
            pipeline?: components["schemas"]["PipelineType"] | null;
            /**
             * @description How each type of segment is turned into HTML and Markdown.
             * @default {
             *       "Caption": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Footnote": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Formula": {
             *         "html": "LLM",
             *         "markdown": "LLM",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "ListItem": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Page": {
             *         "html": "LLM",
             *         "markdown": "LLM",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "PageFooter": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "PageHeader": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Picture": {
             *         "html": "LLM",
             *         "markdown": "LLM",
             *         "crop_image": "All",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "SectionHeader": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Table": {
             *         "html": "LLM",
             *         "markdown": "LLM",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Text": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       },
             *       "Title": {
             *         "html": "Auto",
             *         "markdown": "Auto",
             *         "crop_image": "Auto",
             *         "llm": null,
             *         "embed_sources": [
             *           "Markdown"
             *         ],
             *         "extended_context": false
             *       }
             *     }
             */
            segment_processing?: components["schemas"]["SegmentProcessing"] | null;
            /**
             * @description Whether pages are taken apart into layout elements.
             * @default LayoutAnalysis
             */
            segmentation_strategy?: components["schemas"]["SegmentationStrategy"] | null;
        };
        /** @description The values to change. A member replaces the current one whole; `null` counts as not given. */
        UpdateForm: {
            /** @description How segments become chunks. */
            chunk_processing?: components["schemas"]["ChunkProcessing"] | null;
            /** @description What an error during processing leads to. */
            error_handling?: components["schemas"]["ErrorHandlingStrategy"] | null;
            /**
             * Format: int32
             * @description Seconds until the task is deleted.
             */
            expires_in?: number | null;
            /** @description Whether images are cropped from high-resolution pages. */
            high_resolution?: boolean | null;
            /** @description Set by the service. */
            readonly input_file_url?: string | null;
            /** @description Which language model is used, and how. */
            llm_processing?: components["schemas"]["LlmProcessing"] | null;
            /** @description Which pages are read by OCR. */
            ocr_strategy?: components["schemas"]["OcrStrategy"] | null;
            /** @description Whose models are used. Not every deployment offers the choice. */
            pipeline?: components["schemas"]["PipelineType"] | null;
            /** @description How each type of segment is turned into HTML and Markdown. */
            segment_processing?: components["schemas"]["SegmentProcessing"] | null;
            /** @description Whether pages are taken apart into layout elements. */
            segmentation_strategy?: components["schemas"]["SegmentationStrategy"] | null;
        };
        /** @description A task, its configuration and, once it is done, its output. */
        TaskResponse: {
            /** @description The id to poll with. */
            task_id: string;
            status: components["schemas"]["Status"];
            /** @description Prose on the status, or on what went wrong. */
            message: string;
            configuration: components["schemas"]["Configuration"];
            /** @description What processing gave. */
            output?: components["schemas"]["OutputResponse"] | null;
            /** @description Where the task can be read. */
            task_url?: string | null;
            /**
             * Format: date-time
             * @description When the task was created and queued.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When processing started.
             */
            started_at?: string | null;
            /**
             * Format: date-time
             * @description When processing ended.
             */
            finished_at?: string | null;
            /**
             * Format: date-time
             * @description When the task will be deleted.
             */
            expires_at?: string | null;
        };
        /**
         * @description Where a task stands.
         * @enum {string}
         */
        Status: "Starting" | "Processing" | "Succeeded" | "Failed" | "Cancelled";
        /** @description What a task is processed with. */
        Configuration: {
            chunk_processing: components["schemas"]["ChunkProcessing"];
            error_handling: components["schemas"]["ErrorHandlingStrategy"];
            /**
             * Format: int32
             * @description Seconds until the task is deleted.
             */
            expires_in?: number | null;
            /** @description Whether images are cropped from high-resolution pages. */
            high_resolution: boolean;
            /** @description Where the document can be fetched, presigned or as a data URL. */
            input_file_url?: string | null;
            llm_processing: components["schemas"]["LlmProcessing"];
            ocr_strategy: components["schemas"]["OcrStrategy"];
            /** @description Whose models are used. */
            pipeline?: components["schemas"]["PipelineType"] | null;
            segment_processing: components["schemas"]["SegmentProcessing"];
            segmentation_strategy: components["schemas"]["SegmentationStrategy"];
        };
        /** @description How segments become chunks. */
        ChunkProcessing: {
            /**
             * @description Whether page headers and footers are left out.
             * @default true
             */
            ignore_headers_and_footers?: boolean;
            /**
             * @description How many tokens a chunk should have; 0 makes each segment a chunk.
             * @default 512
             */
            target_length?: number;
            /**
             * @description What counts the tokens.
             * @default {
             *       "Enum": "Word"
             *     }
             */
            tokenizer?: components["schemas"]["TokenizerType"];
        };
        /** @description A tokenizer that is known by name, or the id of a Hugging Face tokenizer. */
        TokenizerType: {
            Enum: components["schemas"]["Tokenizer"];
        } | {
            /** @description The id, such as `Qwen/Qwen-tokenizer`. */
            String: string;
        };
        /**
         * @description The tokenizers known by name.
         * @enum {string}
         */
        Tokenizer: "Word" | "Cl100kBase" | "XlmRobertaBase" | "BertBaseUncased";
        /** @description Which language model is used, and how. */
        LlmProcessing: {
            /** @description The model. The service chooses one if it is not given. */
            model_id?: string | null;
            fallback_strategy?: components["schemas"]["FallbackStrategy"];
            /** @description The most tokens a completion may have. */
            max_completion_tokens?: number | null;
            /**
             * Format: float
             * @description The temperature of the model.
             * @default 0
             */
            temperature?: number;
        };
        /**
         * @description What is used when the model fails. Nothing, the service's own choice, or the model named.
         * @default Default
         */
        FallbackStrategy: ("None" | "Default") | {
            /** @description The id of the model. */
            Model: string;
        };
        /** @description How each type of segment is turned into HTML and Markdown. */
        SegmentProcessing: {
            Caption?: components["schemas"]["GenerationConfig"] | null;
            Footnote?: components["schemas"]["GenerationConfig"] | null;
            Formula?: components["schemas"]["GenerationConfig"] | null;
            ListItem?: components["schemas"]["GenerationConfig"] | null;
            Page?: components["schemas"]["GenerationConfig"] | null;
            PageFooter?: components["schemas"]["GenerationConfig"] | null;
            PageHeader?: components["schemas"]["GenerationConfig"] | null;
            Picture?: components["schemas"]["GenerationConfig"] | null;
            SectionHeader?: components["schemas"]["GenerationConfig"] | null;
            Table?: components["schemas"]["GenerationConfig"] | null;
            Text?: components["schemas"]["GenerationConfig"] | null;
            Title?: components["schemas"]["GenerationConfig"] | null;
        };
        /** @description How one type of segment is turned into HTML and Markdown. */
        GenerationConfig: {
            html?: components["schemas"]["GenerationStrategy"];
            markdown?: components["schemas"]["GenerationStrategy"];
            crop_image?: components["schemas"]["CroppingStrategy"];
            /** @description A prompt that fills the segment's `llm` member. */
            llm?: string | null;
            /** @description What the chunk's `embed` text is put together from, in this order. */
            embed_sources?: components["schemas"]["EmbedSource"][];
            /** @description Whether the model sees the whole page. */
            extended_context?: boolean;
        };
        /**
         * @description By rules, or by a language model.
         * @enum {string}
         */
        GenerationStrategy: "Auto" | "LLM";
        /**
         * @description Crop every segment's image, or only where processing needs it.
         * @enum {string}
         */
        CroppingStrategy: "All" | "Auto";
        /**
         * @description A member of the segment.
         * @enum {string}
         */
        EmbedSource: "HTML" | "Markdown" | "LLM" | "Content";
        /**
         * @description Fail the task at any error, or go on where the error permits it.
         * @enum {string}
         */
        ErrorHandlingStrategy: "Fail" | "Continue";
        /**
         * @description Read all pages by OCR, or only those without a usable text layer.
         * @enum {string}
         */
        OcrStrategy: "All" | "Auto";
        /**
         * @description Take pages apart into layout elements, or make each page one segment.
         * @enum {string}
         */
        SegmentationStrategy: "LayoutAnalysis" | "Page";
        /**
         * @description Whose models are used.
         * @enum {string}
         */
        PipelineType: "Azure" | "Chunkr";
        /** @description What processing gave. */
        OutputResponse: {
            /** @description Empty until the task has succeeded, and where chunks are not asked for. */
            chunks: components["schemas"]["Chunk"][];
            /** @description The name of the document. */
            file_name?: string | null;
            /** @description How many pages the document has. */
            page_count?: number | null;
            /** @description Where the document can be fetched as PDF, presigned or as a data URL. */
            pdf_url?: string | null;
            /**
             * @deprecated
             * @description No longer filled.
             */
            extracted_json?: unknown;
        };
        /** @description Segments that belong together. */
        Chunk: {
            /** @description The id of the chunk. */
            chunk_id?: string;
            /** @description How many tokens the chunk has. */
            chunk_length: number;
            /** @description The segments, in reading order. */
            segments: components["schemas"]["Segment"][];
            /** @description The text to embed. */
            embed?: string | null;
        };
        /** @description One element of a page. */
        Segment: {
            /** @description The id of the segment. */
            segment_id: string;
            segment_type: components["schemas"]["SegmentType"];
            bbox: components["schemas"]["BoundingBox"];
            /** @description The page it stands on. */
            page_number: number;
            /**
             * Format: float
             * @description The height of that page.
             */
            page_height: number;
            /**
             * Format: float
             * @description The width of that page.
             */
            page_width: number;
            /**
             * Format: float
             * @description How sure the layout analysis is.
             */
            confidence?: number | null;
            /** @description The text. */
            content?: string;
            /** @description The segment as HTML. */
            html?: string;
            /** @description The segment as Markdown. */
            markdown?: string;
            /** @description Where the cropped image can be fetched, presigned or as a data URL. */
            image?: string | null;
            /** @description The answer to the prompt of the configuration. */
            llm?: string | null;
            /** @description What OCR read. */
            ocr?: components["schemas"]["OCRResult"][] | null;
        };
        /**
         * @description What a segment is.
         * @enum {string}
         */
        SegmentType: "Caption" | "Footnote" | "Formula" | "ListItem" | "Page" | "PageFooter" | "PageHeader" | "Picture" | "SectionHeader" | "Table" | "Text" | "Title";
        /** @description A rectangle on a page. */
        BoundingBox: {
            /**
             * Format: float
             * @description Distance from the left edge.
             */
            left: number;
            /**
             * Format: float
             * @description Distance from the upper edge.
             */
            top: number;
            /**
             * Format: float
             * @description Its width.
             */
            width: number;
            /**
             * Format: float
             * @description Its height.
             */
            height: number;
        };
        /** @description A piece of text that OCR read. */
        OCRResult: {
            bbox: components["schemas"]["BoundingBox"];
            /** @description The text. */
            text: string;
            /**
             * Format: float
             * @description How sure OCR is.
             */
            confidence?: number | null;
        };
    };
    responses: {
        /** @description The body is not usable, or the file is not. */
        InvalidCreate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description A query parameter does not fit its type. */
        InvalidQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The key is missing, unknown or inactive. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description No such task. It was never created, is deleted, has expired, or belongs to someone else. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The body is larger than the server accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The input is well-formed but does not fit its schema. The other reading; this document takes 400. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Too many requests, or the usage limit is reached. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait before the next attempt. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The service failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
    };
    parameters: {
        /** @description Id of the task. */
        TaskId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_task_route: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The document and how to process it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateForm"];
            };
        };
        responses: {
            /** @description The queued task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            400: components["responses"]["InvalidCreate"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    get_task_route: {
        parameters: {
            query?: {
                /** @description Whether URLs are returned base64 encoded. If false, they are presigned URLs. */
                base64_urls?: boolean;
                /** @description Whether the output includes its chunks. */
                include_chunks?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                task_id: components["parameters"]["TaskId"];
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
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    delete_task_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the task. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is deleted. Nothing but a short text, or an empty body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The status permits no delete. This document takes 400, as for the other operations. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            /** @description The delete failed, or (the other reading, which the real service takes) the status permits none. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    cancel_task_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the task. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is cancelled, or back in its previous state. Nothing but a short text, or an empty body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The task has started, is done or is cancelled already. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    update_task_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the task. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** @description The values to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateForm"];
            };
        };
        responses: {
            /** @description The task, waiting to be processed again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description The status permits no update, the update changes nothing, or the body is not usable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
}
