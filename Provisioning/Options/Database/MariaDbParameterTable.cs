namespace WpAspire.Provisioning.Options;

/// <summary>
/// The parameters of MariaDB that may be set, with what each may be: <c>b</c> a switch, <c>i:least:most</c> a whole number,
/// <c>d:least:most</c> a number, <c>e:a|b</c> one of these, <c>s:a|b</c> some of these, <c>f:a|b</c> some of these with
/// <c>=on</c> or <c>=off</c>, <c>t</c> text.
/// </summary>
/// <remarks>
/// From <c>information_schema.SYSTEM_VARIABLES</c> of MariaDB 11.8.9, November 2026; without those that RDS keeps to itself
/// (files, directories, ports, keys, replication, clusters, plugins) and those that make sense for a session only.
/// </remarks>
internal static class MariaDbParameterTable
{
    private const string Table = """
        allow_suspicious_udfs=b alter_algorithm=e:DEFAULT|COPY|INPLACE|NOCOPY|INSTANT analyze_max_length=i:32:max32
        analyze_sample_percentage=d:0:100 aria_block_size=i:4096:32768 aria_checkpoint_interval=i:0:max32
        aria_checkpoint_log_activity=i:0:max32 aria_group_commit=e:none|hard|soft aria_group_commit_interval=i:0:max32
        aria_log_file_size=i:8388608:max32 aria_log_purge_type=e:immediate|external|at_flush aria_max_sort_file_size=i:0:9223372036854775807
        aria_page_checksum=b aria_pagecache_age_threshold=i:100:max64 aria_pagecache_buffer_size=i:131072:max64
        aria_pagecache_division_limit=i:1:100 aria_pagecache_file_hash_size=i:128:16384 aria_recover_options=s:NORMAL|BACKUP|FORCE|QUICK|OFF
        aria_repair_threads=i:1:128 aria_sort_buffer_size=i:16352:1152921504606846975
        aria_stats_method=e:nulls_unequal|nulls_equal|nulls_ignored aria_sync_log_dir=e:NEVER|NEWFILE|ALWAYS
        auto_increment_increment=i:1:65535 auto_increment_offset=i:1:65535 autocommit=b automatic_sp_privileges=b back_log=i:0:65535
        binlog_alter_two_phase=b binlog_annotate_row_events=b binlog_cache_size=i:4096:max64 binlog_checksum=e:NONE|CRC32
        binlog_commit_wait_count=i:0:max64 binlog_commit_wait_usec=i:0:max64 binlog_direct_non_transactional_updates=b
        binlog_expire_logs_seconds=i:0:8553600 binlog_file_cache_size=i:8192:max64 binlog_format=e:MIXED|STATEMENT|ROW binlog_gtid_index=b
        binlog_gtid_index_page_size=i:64:16777216 binlog_gtid_index_span_min=i:1:1073741824 binlog_large_commit_threshold=i:10485760:max64
        binlog_legacy_event_pos=b binlog_optimize_thread_scheduling=b binlog_row_event_max_size=i:256:4294967040
        binlog_row_image=e:MINIMAL|NOBLOB|FULL|FULL_NODUP binlog_row_metadata=e:NO_LOG|MINIMAL|FULL binlog_stmt_cache_size=i:4096:max64
        block_encryption_mode=e:aes-128-ecb|aes-192-ecb|aes-256-ecb|aes-128-cbc|aes-192-cbc|aes-256-cbc|aes-128-ctr|aes-192-ctr|aes-256-ctr
        bulk_insert_buffer_size=i:0:max64 character_set_collations=t character_set_filesystem=e:NULL character_set_server=e:NULL
        collation_server=e:NULL column_compression_threshold=i:0:max32 column_compression_zlib_level=i:0:9
        column_compression_zlib_strategy=e:DEFAULT_STRATEGY|FILTERED|HUFFMAN_ONLY|RLE|FIXED column_compression_zlib_wrap=b
        completion_type=e:NO_CHAIN|CHAIN|RELEASE concurrent_insert=e:NEVER|AUTO|ALWAYS connect_timeout=i:2:31536000
        deadlock_search_depth_long=i:0:33 deadlock_search_depth_short=i:0:32 deadlock_timeout_long=i:0:max32
        deadlock_timeout_short=i:0:max32 default_password_lifetime=i:0:max32
        default_regex_flags=s:DOTALL|DUPNAMES|EXTENDED|EXTENDED_MORE|EXTRA|MULTILINE|UNGREEDY default_storage_engine=t
        default_tmp_storage_engine=t default_week_format=i:0:7 delay_key_write=e:OFF|ON|ALL delayed_insert_limit=i:1:max32
        delayed_insert_timeout=i:1:31536000 delayed_queue_size=i:1:max32 disconnect_on_expired_password=b div_precision_increment=i:0:38
        enforce_storage_engine=t eq_range_index_dive_limit=i:0:max32 event_scheduler=e:OFF|ON|DISABLED|ORIGINAL
        expensive_subquery_limit=i:0:max64 expire_logs_days=d:0:99 explicit_defaults_for_timestamp=b ft_boolean_syntax=t
        ft_max_word_len=i:10:84 ft_min_word_len=i:1:84 ft_query_expansion_limit=i:0:1000 general_log=b group_concat_max_len=i:4:1073741824
        histogram_size=i:0:255 histogram_type=e:SINGLE_PREC_HB|DOUBLE_PREC_HB|JSON_HB host_cache_size=i:0:65536
        idle_readonly_transaction_timeout=i:0:31536000 idle_transaction_timeout=i:0:31536000 idle_write_transaction_timeout=i:0:31536000
        in_predicate_conversion_threshold=i:0:max32 init_connect=t innodb_adaptive_flushing=b innodb_adaptive_flushing_lwm=d:0:70
        innodb_adaptive_hash_index=b innodb_adaptive_hash_index_cells=i:16381:max32 innodb_adaptive_hash_index_parts=i:1:512
        innodb_alter_copy_bulk=b innodb_autoextend_increment=i:1:1000 innodb_autoinc_lock_mode=i:0:2 innodb_buffer_pool_chunk_size=i:0:max64
        innodb_buffer_pool_dump_at_shutdown=b innodb_buffer_pool_dump_pct=i:1:100 innodb_buffer_pool_in_core_dump=b
        innodb_buffer_pool_load_at_startup=b innodb_buffer_pool_size_auto_min=i:0:18446744073701163008
        innodb_buffer_pool_size_max=i:8388608:18446744073701163008 innodb_cmp_per_index_enabled=b
        innodb_compression_algorithm=e:none|zlib|lz4|lzo|lzma|bzip2|snappy innodb_compression_default=b
        innodb_compression_failure_threshold_pct=i:0:100 innodb_compression_level=i:0:9 innodb_compression_pad_pct_max=i:0:75
        innodb_deadlock_detect=b innodb_deadlock_report=e:off|basic|full innodb_default_row_format=e:redundant|compact|dynamic
        innodb_disable_sort_file_cache=b innodb_doublewrite=e:OFF|ON|fast innodb_fatal_semaphore_wait_threshold=i:1:max32
        innodb_file_per_table=b innodb_fill_factor=i:10:100 innodb_flush_log_at_timeout=i:0:2700 innodb_flush_log_at_trx_commit=i:0:3
        innodb_flush_method=e:fsync|O_DSYNC|littlesync|nosync|O_DIRECT|O_DIRECT_NO_FSYNC innodb_flush_neighbors=i:0:2 innodb_flush_sync=b
        innodb_flushing_avg_loops=i:1:1000 innodb_force_primary_key=b innodb_ft_cache_size=i:1600000:1099511627776
        innodb_ft_enable_diag_print=b innodb_ft_enable_stopword=b innodb_ft_max_token_size=i:10:84 innodb_ft_min_token_size=i:1:16
        innodb_ft_num_word_optimize=i:1000:10000 innodb_ft_result_cache_limit=i:1000000:max64 innodb_ft_server_stopword_table=t
        innodb_ft_sort_pll_degree=i:1:16 innodb_ft_total_cache_size=i:32000000:1099511627776 innodb_ft_user_stopword_table=t
        innodb_immediate_scrub_data_uncompressed=b innodb_instant_alter_column_allowed=e:never|add_last|add_drop_reorder
        innodb_io_capacity=i:100:max32 innodb_io_capacity_max=i:100:max32 innodb_lock_wait_timeout=i:0:100000000
        innodb_log_buffer_size=i:2097152:2147479552 innodb_log_spin_wait_delay=i:0:6000 innodb_log_write_ahead_size=i:512:4096
        innodb_lru_flush_size=i:1:max64 innodb_lru_scan_depth=i:100:max64 innodb_max_dirty_pages_pct=d:0:99.999
        innodb_max_dirty_pages_pct_lwm=d:0:99.999 innodb_max_purge_lag=i:0:max64 innodb_max_purge_lag_delay=i:0:10000000
        innodb_max_purge_lag_wait=i:0:max32 innodb_max_undo_log_size=i:10485760:281474976710656 innodb_old_blocks_pct=i:5:95
        innodb_old_blocks_time=i:0:max32 innodb_online_alter_log_max_size=i:65536:max64 innodb_open_files=i:0:9223372036854775807
        innodb_optimize_fulltext_only=b innodb_prefix_index_cluster_optimization=b innodb_print_all_deadlocks=b
        innodb_purge_batch_size=i:1:5000 innodb_purge_rseg_truncate_frequency=i:1:128 innodb_purge_threads=i:1:32 innodb_random_read_ahead=b
        innodb_read_ahead_threshold=i:0:64 innodb_read_io_threads=i:1:64 innodb_read_only_compressed=b innodb_rollback_on_timeout=b
        innodb_snapshot_isolation=b innodb_sort_buffer_size=i:65536:67108864 innodb_spin_wait_delay=i:0:6000 innodb_stats_auto_recalc=b
        innodb_stats_include_delete_marked=b innodb_stats_method=e:nulls_equal|nulls_unequal|nulls_ignored
        innodb_stats_modified_counter=i:0:max64 innodb_stats_on_metadata=b innodb_stats_persistent=b
        innodb_stats_persistent_sample_pages=i:1:max32 innodb_stats_traditional=b innodb_stats_transient_sample_pages=i:1:max32
        innodb_status_output=b innodb_status_output_locks=b innodb_strict_mode=b innodb_sync_spin_loops=i:0:max64 innodb_table_locks=b
        innodb_undo_log_truncate=b innodb_undo_tablespaces=i:0:127 innodb_write_io_threads=i:2:64 interactive_timeout=i:1:31536000
        join_buffer_size=i:128:max64 join_buffer_space_limit=i:2048:max64 join_cache_level=i:0:8 key_buffer_size=i:0:max64
        key_cache_age_threshold=i:100:max32 key_cache_block_size=i:512:16384 key_cache_division_limit=i:1:100
        key_cache_file_hash_size=i:128:16384 key_cache_segments=i:0:64 lc_messages=e:NULL lc_time_names=e:NULL local_infile=b
        lock_wait_timeout=i:0:31536000 log_bin_compress=b log_bin_compress_min_len=i:10:1024 log_bin_trust_function_creators=b
        log_disabled_statements=s:slave|sp log_output=s:NONE|FILE|TABLE log_queries_not_using_indexes=b log_slow_admin_statements=b
        log_slow_always_query_time=d:0:31536000 log_slow_disabled_statements=s:admin|call|slave|sp
        log_slow_filter=s:admin|filesort|filesort_on_disk|filesort_priority_queue|full_join|full_scan|not_using_index|query_cache|query_cache_miss|tmp_table|tmp_table_on_disk
        log_slow_max_warnings=i:0:1000 log_slow_min_examined_row_limit=i:0:max32 log_slow_query=b log_slow_rate_limit=i:1:max32
        log_slow_slave_statements=b log_slow_verbosity=s:innodb|query_plan|explain|engine|warnings|full log_warnings=i:0:max32
        low_priority_updates=b lower_case_table_names=i:0:2 max_binlog_cache_size=i:4096:max64 max_binlog_size=i:4096:1073741824
        max_binlog_stmt_cache_size=i:4096:max64 max_connect_errors=i:1:max32 max_delayed_threads=i:0:16384 max_digest_length=i:0:1048576
        max_error_count=i:0:65535 max_heap_table_size=i:16384:max64 max_join_size=i:1:max64 max_length_for_sort_data=i:4:8388608
        max_password_errors=i:1:max32 max_prepared_stmt_count=i:0:max32 max_recursive_iterations=i:0:max32
        max_rowid_filter_size=i:1024:max64 max_seeks_for_key=i:1:max32 max_session_mem_used=i:8192:max64 max_sort_length=i:64:8388608
        max_sp_recursion_depth=i:0:255 max_statement_time=d:0:31536000 max_tmp_session_space_usage=i:0:max64
        max_tmp_total_space_usage=i:0:max64 max_user_connections=i:-1:2147483647 max_write_lock_count=i:1:max32
        metadata_locks_cache_size=i:1:1048576 metadata_locks_hash_instances=i:1:1024 mhnsw_default_distance=e:euclidean|cosine
        mhnsw_default_m=i:3:200 mhnsw_ef_search=i:1:10000 mhnsw_max_cache_size=i:1048576:max64 min_examined_row_limit=i:0:max32
        mrr_buffer_size=i:8192:2147483647 myisam_data_pointer_size=i:2:7 myisam_max_sort_file_size=i:0:9223372036854775807
        myisam_mmap_size=i:7:max64 myisam_recover_options=s:DEFAULT|BACKUP|FORCE|QUICK|BACKUP_ALL|OFF myisam_repair_threads=i:1:max64
        myisam_sort_buffer_size=i:4096:1152921504606846975 myisam_stats_method=e:NULLS_UNEQUAL|NULLS_EQUAL|NULLS_IGNORED myisam_use_mmap=b
        mysql56_temporal_format=b net_buffer_length=i:1024:1048576 net_read_timeout=i:1:31536000 net_retry_count=i:1:max32
        net_write_timeout=i:1:31536000 note_verbosity=s:basic|unusable_keys|explain
        old_mode=s:NO_DUP_KEY_WARNINGS_WITH_IGNORE|NO_PROGRESS_INFO|ZERO_DATE_TIME_CAST|UTF8_IS_UTF8MB3|IGNORE_INDEX_ONLY_FOR_JOIN|COMPAT_5_1_CHECKSUM|NO_NULL_COLLATION_IDS|LOCK_ALTER_TABLE_COPY|OLD_FLUSH_STATUS|SESSION_USER_IS_USER
        open_files_limit=i:0:max32 optimizer_adjust_secondary_key_costs=i:0:2 optimizer_disk_read_cost=d:0:10000
        optimizer_disk_read_ratio=d:0:1 optimizer_extra_pruning_depth=i:0:62 optimizer_index_block_copy_cost=d:0:1000
        optimizer_join_limit_pref_ratio=i:0:max32 optimizer_key_compare_cost=d:0:1000 optimizer_key_copy_cost=d:0:1000
        optimizer_key_lookup_cost=d:0:1000 optimizer_key_next_find_cost=d:0:1000 optimizer_max_sel_arg_weight=i:0:max32
        optimizer_max_sel_args=i:0:max32 optimizer_prune_level=i:0:2 optimizer_row_copy_cost=d:0:1000 optimizer_row_lookup_cost=d:0:1000
        optimizer_row_next_find_cost=d:0:1000 optimizer_rowid_compare_cost=d:0:1000 optimizer_rowid_copy_cost=d:0:1000
        optimizer_scan_setup_cost=d:0:100000000 optimizer_search_depth=i:0:62 optimizer_selectivity_sampling_limit=i:10:max32
        optimizer_switch=f:index_merge|index_merge_union|index_merge_sort_union|index_merge_intersection|index_merge_sort_intersection|index_condition_pushdown|derived_merge|derived_with_keys|firstmatch|loosescan|materialization|in_to_exists|semijoin|partial_match_rowid_merge|partial_match_table_scan|subquery_cache|mrr|mrr_cost_based|mrr_sort_keys|outer_join_with_cache|semijoin_with_cache|join_cache_incremental|join_cache_hashed|join_cache_bka|optimize_join_buffer_size|table_elimination|extended_keys|exists_to_in|orderby_uses_equalities|condition_pushdown_for_derived|split_materialized|condition_pushdown_for_subquery|rowid_filter|condition_pushdown_from_having|not_null_range_scan|hash_join_cardinality|cset_narrowing|sargable_casefold|default
        optimizer_trace=f:enabled|default optimizer_trace_max_mem_size=i:0:max64 optimizer_use_condition_selectivity=i:1:5
        optimizer_where_cost=d:0:100000 performance_schema=b performance_schema_accounts_size=i:-1:1048576
        performance_schema_digests_size=i:-1:1048576 performance_schema_events_stages_history_long_size=i:-1:1048576
        performance_schema_events_stages_history_size=i:-1:1024 performance_schema_events_statements_history_long_size=i:-1:1048576
        performance_schema_events_statements_history_size=i:-1:1024 performance_schema_events_transactions_history_long_size=i:-1:1048576
        performance_schema_events_transactions_history_size=i:-1:1024 performance_schema_events_waits_history_long_size=i:-1:1048576
        performance_schema_events_waits_history_size=i:-1:1024 performance_schema_hosts_size=i:-1:1048576
        performance_schema_max_cond_classes=i:0:256 performance_schema_max_cond_instances=i:-1:1048576
        performance_schema_max_digest_length=i:0:1048576 performance_schema_max_file_classes=i:0:256
        performance_schema_max_file_handles=i:0:1048576 performance_schema_max_file_instances=i:-1:1048576
        performance_schema_max_index_stat=i:-1:1048576 performance_schema_max_memory_classes=i:0:1024
        performance_schema_max_metadata_locks=i:-1:104857600 performance_schema_max_mutex_classes=i:0:256
        performance_schema_max_mutex_instances=i:-1:104857600 performance_schema_max_prepared_statements_instances=i:-1:1048576
        performance_schema_max_program_instances=i:-1:1048576 performance_schema_max_rwlock_classes=i:0:256
        performance_schema_max_rwlock_instances=i:-1:104857600 performance_schema_max_socket_classes=i:0:256
        performance_schema_max_socket_instances=i:-1:1048576 performance_schema_max_sql_text_length=i:0:1048576
        performance_schema_max_stage_classes=i:0:256 performance_schema_max_statement_classes=i:0:256
        performance_schema_max_statement_stack=i:1:256 performance_schema_max_table_handles=i:-1:1048576
        performance_schema_max_table_instances=i:-1:1048576 performance_schema_max_table_lock_stat=i:-1:1048576
        performance_schema_max_thread_classes=i:0:256 performance_schema_max_thread_instances=i:-1:1048576
        performance_schema_session_connect_attrs_size=i:-1:1048576 performance_schema_setup_actors_size=i:-1:1024
        performance_schema_setup_objects_size=i:-1:1048576 performance_schema_users_size=i:-1:1048576 preload_buffer_size=i:1024:1073741824
        progress_report_time=i:0:max32 query_alloc_block_size=i:1024:max32 query_cache_limit=i:0:max32 query_cache_min_res_unit=i:0:max32
        query_cache_strip_comments=b query_cache_wlock_invalidate=b query_prealloc_size=i:1024:max32 range_alloc_block_size=i:4096:max32
        read_buffer_size=i:8192:2147483647 read_rnd_buffer_size=i:1:2147483647 rowid_merge_buff_size=i:0:9223372036854775807
        session_track_schema=b session_track_state_change=b session_track_system_variables=t
        session_track_transaction_info=e:OFF|STATE|CHARACTERISTICS skip_name_resolve=b slow_launch_time=i:0:31536000 slow_query_log=b
        sort_buffer_size=i:1024:max64
        sql_mode=s:REAL_AS_FLOAT|PIPES_AS_CONCAT|ANSI_QUOTES|IGNORE_SPACE|IGNORE_BAD_TABLE_OPTIONS|ONLY_FULL_GROUP_BY|NO_UNSIGNED_SUBTRACTION|NO_DIR_IN_CREATE|POSTGRESQL|ORACLE|MSSQL|DB2|MAXDB|NO_KEY_OPTIONS|NO_TABLE_OPTIONS|NO_FIELD_OPTIONS|MYSQL323|MYSQL40|ANSI|NO_AUTO_VALUE_ON_ZERO|NO_BACKSLASH_ESCAPES|STRICT_TRANS_TABLES|STRICT_ALL_TABLES|NO_ZERO_IN_DATE|NO_ZERO_DATE|ALLOW_INVALID_DATES|ERROR_FOR_DIVISION_BY_ZERO|TRADITIONAL|NO_AUTO_CREATE_USER|HIGH_NOT_PRECEDENCE|NO_ENGINE_SUBSTITUTION|PAD_CHAR_TO_FULL_LENGTH|EMPTY_STRING_IS_NULL|SIMULTANEOUS_ASSIGNMENT|TIME_ROUND_FRACTIONAL
        sql_safe_updates=b standard_compliant_cte=b sync_binlog=i:0:max32 system_versioning_alter_history=e:ERROR|KEEP
        table_definition_cache=i:400:2097152 table_open_cache=i:10:1048576 tcp_keepalive_interval=i:0:2147483
        tcp_keepalive_probes=i:0:2147483 tcp_keepalive_time=i:0:2147483 tcp_nodelay=b thread_cache_size=i:0:16384
        thread_stack=i:131072:max64 time_zone=t tls_version=s:TLSv1.0|TLSv1.1|TLSv1.2|TLSv1.3 tmp_disk_table_size=i:1024:max64
        tmp_memory_table_size=i:0:max64 tmp_table_size=i:0:max64 transaction_alloc_block_size=i:1024:134217728
        transaction_isolation=e:READ-UNCOMMITTED|READ-COMMITTED|REPEATABLE-READ|SERIALIZABLE transaction_prealloc_size=i:1024:134217728
        transaction_read_only=b updatable_views_with_limit=e:NO|YES
        use_stat_tables=e:NEVER|COMPLEMENTARY|PREFERABLY|COMPLEMENTARY_FOR_QUERIES|PREFERABLY_FOR_QUERIES userstat=b
        """;

    /// <summary>The parameters by name.</summary>
    public static IReadOnlyDictionary<string, MariaDbParameterType> All { get; } = Table
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(static entry => entry.Split('=', 2))
        .ToDictionary(static entry => entry[0], static entry => MariaDbParameterType.Read(entry[1]));
}
