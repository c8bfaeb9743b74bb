namespace WpAspire.Provisioning.Options;

internal static partial class MariaDbParameters
{
    // MariaDB's system variables up to 11.8, without those that RDS keeps to itself: files, directories, ports, keys,
    // replication, clusters, plugins; and without those that make sense for a session only.
    private static readonly HashSet<string> s_names = [.. """
        allow_suspicious_udfs alter_algorithm analyze_max_length analyze_sample_percentage aria_block_size
        aria_checkpoint_interval aria_checkpoint_log_activity aria_group_commit aria_group_commit_interval aria_log_file_size
        aria_log_purge_type aria_max_sort_file_size aria_page_checksum aria_pagecache_age_threshold aria_pagecache_buffer_size
        aria_pagecache_division_limit aria_pagecache_file_hash_size aria_recover_options aria_repair_threads
        aria_sort_buffer_size aria_stats_method aria_sync_log_dir auto_increment_increment auto_increment_offset autocommit
        automatic_sp_privileges back_log binlog_alter_two_phase binlog_annotate_row_events binlog_cache_size binlog_checksum
        binlog_commit_wait_count binlog_commit_wait_usec binlog_direct_non_transactional_updates binlog_expire_logs_seconds
        binlog_file_cache_size binlog_format binlog_gtid_index binlog_gtid_index_page_size binlog_gtid_index_span_min
        binlog_large_commit_threshold binlog_legacy_event_pos binlog_optimize_thread_scheduling binlog_row_event_max_size
        binlog_row_image binlog_row_metadata binlog_stmt_cache_size block_encryption_mode bulk_insert_buffer_size
        character_set_collations character_set_filesystem character_set_server collation_server column_compression_threshold
        column_compression_zlib_level column_compression_zlib_strategy column_compression_zlib_wrap completion_type
        concurrent_insert connect_timeout deadlock_search_depth_long deadlock_search_depth_short deadlock_timeout_long
        deadlock_timeout_short default_password_lifetime default_regex_flags default_storage_engine default_tmp_storage_engine
        default_week_format delay_key_write delayed_insert_limit delayed_insert_timeout delayed_queue_size
        disconnect_on_expired_password div_precision_increment enforce_storage_engine eq_range_index_dive_limit event_scheduler
        expensive_subquery_limit expire_logs_days explicit_defaults_for_timestamp ft_boolean_syntax ft_max_word_len
        ft_min_word_len ft_query_expansion_limit general_log group_concat_max_len histogram_size histogram_type host_cache_size
        idle_readonly_transaction_timeout idle_transaction_timeout idle_write_transaction_timeout
        in_predicate_conversion_threshold init_connect innodb_adaptive_flushing innodb_adaptive_flushing_lwm
        innodb_adaptive_hash_index innodb_adaptive_hash_index_cells innodb_adaptive_hash_index_parts innodb_alter_copy_bulk
        innodb_autoextend_increment innodb_autoinc_lock_mode innodb_buffer_pool_chunk_size innodb_buffer_pool_dump_at_shutdown
        innodb_buffer_pool_dump_pct innodb_buffer_pool_in_core_dump innodb_buffer_pool_load_at_startup
        innodb_buffer_pool_size_auto_min innodb_buffer_pool_size_max innodb_cmp_per_index_enabled innodb_compression_algorithm
        innodb_compression_default innodb_compression_failure_threshold_pct innodb_compression_level
        innodb_compression_pad_pct_max innodb_deadlock_detect innodb_deadlock_report innodb_default_row_format
        innodb_disable_sort_file_cache innodb_doublewrite innodb_fatal_semaphore_wait_threshold innodb_file_per_table
        innodb_fill_factor innodb_flush_log_at_timeout innodb_flush_log_at_trx_commit innodb_flush_method innodb_flush_neighbors
        innodb_flush_sync innodb_flushing_avg_loops innodb_force_primary_key innodb_ft_cache_size innodb_ft_enable_diag_print
        innodb_ft_enable_stopword innodb_ft_max_token_size innodb_ft_min_token_size innodb_ft_num_word_optimize
        innodb_ft_result_cache_limit innodb_ft_server_stopword_table innodb_ft_sort_pll_degree innodb_ft_total_cache_size
        innodb_ft_user_stopword_table innodb_immediate_scrub_data_uncompressed innodb_instant_alter_column_allowed
        innodb_io_capacity innodb_io_capacity_max innodb_lock_wait_timeout innodb_log_buffer_size innodb_log_spin_wait_delay
        innodb_log_write_ahead_size innodb_lru_flush_size innodb_lru_scan_depth innodb_max_dirty_pages_pct
        innodb_max_dirty_pages_pct_lwm innodb_max_purge_lag innodb_max_purge_lag_delay innodb_max_purge_lag_wait
        innodb_max_undo_log_size innodb_old_blocks_pct innodb_old_blocks_time innodb_online_alter_log_max_size innodb_open_files
        innodb_optimize_fulltext_only innodb_prefix_index_cluster_optimization innodb_print_all_deadlocks
        innodb_purge_batch_size innodb_purge_rseg_truncate_frequency innodb_purge_threads innodb_random_read_ahead
        innodb_read_ahead_threshold innodb_read_io_threads innodb_read_only_compressed innodb_rollback_on_timeout
        innodb_snapshot_isolation innodb_sort_buffer_size innodb_spin_wait_delay innodb_stats_auto_recalc
        innodb_stats_include_delete_marked innodb_stats_method innodb_stats_modified_counter innodb_stats_on_metadata
        innodb_stats_persistent innodb_stats_persistent_sample_pages innodb_stats_traditional
        innodb_stats_transient_sample_pages innodb_status_output innodb_status_output_locks innodb_strict_mode
        innodb_sync_spin_loops innodb_table_locks innodb_undo_log_truncate innodb_undo_tablespaces innodb_write_io_threads
        interactive_timeout join_buffer_size join_buffer_space_limit join_cache_level key_buffer_size key_cache_age_threshold
        key_cache_block_size key_cache_division_limit key_cache_file_hash_size key_cache_segments lc_messages lc_time_names
        local_infile lock_wait_timeout log_bin_compress log_bin_compress_min_len log_bin_trust_function_creators
        log_disabled_statements log_output log_queries_not_using_indexes log_slow_admin_statements log_slow_always_query_time
        log_slow_disabled_statements log_slow_filter log_slow_max_warnings log_slow_min_examined_row_limit log_slow_query
        log_slow_rate_limit log_slow_slave_statements log_slow_verbosity log_warnings low_priority_updates
        lower_case_table_names max_binlog_cache_size max_binlog_size max_binlog_stmt_cache_size max_connect_errors
        max_delayed_threads max_digest_length max_error_count max_heap_table_size max_join_size max_length_for_sort_data
        max_password_errors max_prepared_stmt_count max_recursive_iterations max_rowid_filter_size max_seeks_for_key
        max_session_mem_used max_sort_length max_sp_recursion_depth max_statement_time max_tmp_session_space_usage
        max_tmp_total_space_usage max_user_connections max_write_lock_count metadata_locks_cache_size
        metadata_locks_hash_instances mhnsw_default_distance mhnsw_default_m mhnsw_ef_search mhnsw_max_cache_size
        min_examined_row_limit mrr_buffer_size myisam_data_pointer_size myisam_max_sort_file_size myisam_mmap_size
        myisam_recover_options myisam_repair_threads myisam_sort_buffer_size myisam_stats_method myisam_use_mmap
        mysql56_temporal_format net_buffer_length net_read_timeout net_retry_count net_write_timeout note_verbosity old_mode
        open_files_limit optimizer_adjust_secondary_key_costs optimizer_disk_read_cost optimizer_disk_read_ratio
        optimizer_extra_pruning_depth optimizer_index_block_copy_cost optimizer_join_limit_pref_ratio optimizer_key_compare_cost
        optimizer_key_copy_cost optimizer_key_lookup_cost optimizer_key_next_find_cost optimizer_max_sel_arg_weight
        optimizer_max_sel_args optimizer_prune_level optimizer_row_copy_cost optimizer_row_lookup_cost
        optimizer_row_next_find_cost optimizer_rowid_compare_cost optimizer_rowid_copy_cost optimizer_scan_setup_cost
        optimizer_search_depth optimizer_selectivity_sampling_limit optimizer_switch optimizer_trace
        optimizer_trace_max_mem_size optimizer_use_condition_selectivity optimizer_where_cost performance_schema
        performance_schema_accounts_size performance_schema_digests_size performance_schema_events_stages_history_long_size
        performance_schema_events_stages_history_size performance_schema_events_statements_history_long_size
        performance_schema_events_statements_history_size performance_schema_events_transactions_history_long_size
        performance_schema_events_transactions_history_size performance_schema_events_waits_history_long_size
        performance_schema_events_waits_history_size performance_schema_hosts_size performance_schema_max_cond_classes
        performance_schema_max_cond_instances performance_schema_max_digest_length performance_schema_max_file_classes
        performance_schema_max_file_handles performance_schema_max_file_instances performance_schema_max_index_stat
        performance_schema_max_memory_classes performance_schema_max_metadata_locks performance_schema_max_mutex_classes
        performance_schema_max_mutex_instances performance_schema_max_prepared_statements_instances
        performance_schema_max_program_instances performance_schema_max_rwlock_classes performance_schema_max_rwlock_instances
        performance_schema_max_socket_classes performance_schema_max_socket_instances performance_schema_max_sql_text_length
        performance_schema_max_stage_classes performance_schema_max_statement_classes performance_schema_max_statement_stack
        performance_schema_max_table_handles performance_schema_max_table_instances performance_schema_max_table_lock_stat
        performance_schema_max_thread_classes performance_schema_max_thread_instances
        performance_schema_session_connect_attrs_size performance_schema_setup_actors_size performance_schema_setup_objects_size
        performance_schema_users_size preload_buffer_size progress_report_time query_alloc_block_size query_cache_limit
        query_cache_min_res_unit query_cache_strip_comments query_cache_wlock_invalidate query_prealloc_size
        range_alloc_block_size read_buffer_size read_rnd_buffer_size rowid_merge_buff_size session_track_schema
        session_track_state_change session_track_system_variables session_track_transaction_info skip_name_resolve
        slow_launch_time slow_query_log sort_buffer_size sql_mode sql_safe_updates standard_compliant_cte sync_binlog
        system_versioning_alter_history table_definition_cache table_open_cache tcp_keepalive_interval tcp_keepalive_probes
        tcp_keepalive_time tcp_nodelay thread_cache_size thread_stack time_zone tls_version tmp_disk_table_size
        tmp_memory_table_size tmp_table_size transaction_alloc_block_size transaction_isolation transaction_prealloc_size
        transaction_read_only updatable_views_with_limit use_stat_tables userstat
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
