using System.Globalization;
using WpAspire.Hosting.Tests.Telemetry;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>What a request tells of itself, held against the conventions.</summary>
public sealed class TraceTests(TracedSite site) : IClassFixture<TracedSite>
{
    private const string Parent = "00f067aa0ba902b7";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_page_shows_the_slow_query_the_slow_call_and_the_query_that_is_asked_again_and_again()
    {
        var spans = await site.TraceAsync("/?slow-page", Cancellation);

        Conventions.Check(spans);
        var page = spans[0];
        Assert.Equal((2, "GET /", Parent), (page.Kind, page.Name, page.Parent));
        Assert.Equal("slow-page=REDACTED", page["url.query"]);
        Assert.Equal(200L, page["http.response.status_code"]);
        Assert.False(page.IsError);
        var slow = Assert.Single(spans, static s => (s["db.query.text"] as string)?.Contains("SLEEP", StringComparison.Ordinal) == true);
        Assert.Equal(("SELECT", "SELECT SLEEP(?), ?", "mu-plugin:telemetry-plugin"), (slow.Name, slow["db.query.text"], slow["wordpress.component"]));
        Assert.True(slow.Duration > TimeSpan.FromMilliseconds(199));
        var call = Assert.Single(spans, static s => s["url.full"] is not null);
        Assert.Equal($"{site.Collector.Address}/called?wait=REDACTED&token=REDACTED", call["url.full"]);
        Assert.True(call.Duration > TimeSpan.FromMilliseconds(299));
        Assert.Equal(50, spans.Count(static s => s["wordpress.db.query.repeated"] is >= 50L && s.Name == "SELECT wp_options" && ((string)s["db.query.text"]!).EndsWith("option_id = ?", StringComparison.Ordinal)));
        var repeated = page.Events.Where(static e => e.Name == "wordpress.db.query.repeated").Select(static e => e.Attributes).ToList();
        Assert.Contains(repeated, static r => r["wordpress.db.query.count"] is 50L && r["db.query.text"] is "SELECT option_value FROM wp_options WHERE option_id = ?");

        // Who is asked is told which span asks.
        var asked = (await site.Collector.ReadAsync(Cancellation)).Single(d => d.Path.StartsWith("/called", StringComparison.Ordinal) && d.Header("traceparent")!.Contains(page.TraceId, StringComparison.Ordinal));
        Assert.Equal($"00-{page.TraceId}-{call.Id}-01", asked.Header("traceparent"));
    }

    [Theory]
    [InlineData("/hello-world-is-not-there/", "GET", "404")]
    [InlineData("/sample-page/", "GET /{page}", "singular")]
    [InlineData("/feed/", "GET /{feed}", "feed")]
    [InlineData("/?s=secret+words", "GET /{search}", "search")]
    [InlineData("/author/admin/", "GET /{author}", "author")]
    [InlineData("/wp-json/wp/v2/posts/1", "GET /wp-json/wp/v2/posts/{id}", null)]
    [InlineData("/wp-json/telemetry/v1/things/17/a", "GET /wp-json/telemetry/v1/things/{id}/{name}", null)]
    [InlineData("/wp-json/wp/v2/users/me", "GET /wp-json/wp/v2/users/me", null)]
    [InlineData("/wp-admin/admin-ajax.php?action=telemetry_test", "GET /wp-admin/admin-ajax.php?action=telemetry_test", null)]
    [InlineData("/wp-admin/admin-ajax.php?action=nobody-knows-17", "GET /wp-admin/admin-ajax.php", null)]
    [InlineData("/wp-login.php", "GET /wp-login.php", null)]
    [InlineData("/wp-cron.php", "GET /wp-cron.php", null)]
    public async Task A_request_has_the_name_of_what_it_is_for(string path, string name, string? type)
    {
        var spans = await site.TraceAsync(path, Cancellation);

        Conventions.Check(spans);
        Assert.Equal(name, spans[0].Name);
        Assert.Equal(type, spans[0]["wordpress.query.type"]);
    }

    [Fact]
    public async Task An_administrators_page_tells_the_role_and_not_who_it_is()
    {
        var cookies = (await site.Container.SignInAsync(Cancellation)).GetCookieHeader(new(site.Container.Address, "/wp-admin/"));

        var spans = await site.TraceAsync(
            () => new(HttpMethod.Get, "/wp-admin/admin.php?page=telemetry-page") { Headers = { { "Cookie", cookies } } },
            Cancellation);

        Conventions.Check(spans);
        Assert.Equal("GET /wp-admin/admin.php?page=telemetry-page", spans[0].Name);
        Assert.Equal(["administrator"], Assert.IsType<object[]>(spans[0]["user.roles"]));
        Assert.DoesNotContain("admin@example.com", spans[0].Json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traceparent", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("traceparent", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more")]
    [InlineData("traceparent", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")]
    [InlineData("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678", "67891233abcdef012345678912345678")]
    [InlineData("X-Amzn-Trace-Id", "Self=1-67891233-000000000000000000000001;Root=1-67891233-abcdef012345678912345679", "67891233abcdef012345678912345679")]
    [InlineData("X-Amzn-Trace-Id", "Root=1-0-0000")]
    [InlineData("X-Amzn-Trace-Id", "Root=1-00000000-000000000000000000000000")]
    public async Task The_trace_of_a_load_balancer_goes_on_and_what_is_none_is_a_new_one(string header, string value, string? trace = null, string? parent = null)
    {
        using var client = site.Container.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        var mark = Guid.NewGuid().ToString("n")[..8];

        // What cannot be sent in time is left out: then the next visit is told.
        SpanRecord? span = null;
        await Condition.UntilAsync(
            async () => await VisitAsync() && (span = (await site.Collector.ReadAsync(Cancellation)).Where(static d => d.Path == "/v1/traces").SelectMany(static d => d.Spans).FirstOrDefault(s => (s["url.query"] as string) == $"mark{mark}=REDACTED")) is not null,
            "the trace comes",
            Cancellation);
        Assert.Equal(parent, span!.Parent);
        if (trace is not null)
        {
            Assert.Equal(trace, span.TraceId);
        }
        else
        {
            Assert.DoesNotContain(span.TraceId, value, StringComparison.OrdinalIgnoreCase);
        }

        // The log has the same name for it.
        Assert.Contains((await site.Container.GetLogAsync(Cancellation)).Split('\n'), l => l.EndsWith($"trace_id={span.TraceId}", StringComparison.Ordinal) && l.Contains($"mark{mark}", StringComparison.Ordinal));

        async Task<bool> VisitAsync()
        {
            using var response = await client.GetAsync(new Uri($"/wp-login.php?mark{mark}", UriKind.Relative), Cancellation);
            return response.IsSuccessStatusCode;
        }
    }

    [Fact]
    public async Task What_the_load_balancer_leaves_out_and_what_a_sampler_leaves_out_is_not_sent()
    {
        string[] settings = [$"OTEL_EXPORTER_OTLP_ENDPOINT={site.Collector.Address}/left-out"];
        var unsampled = new HttpRequestMessage(HttpMethod.Get, "/");
        unsampled.Headers.Add("traceparent", $"00-4bf92f3577b34da6a3ce929d0e0e4736-{Parent}-00");
        await site.VisitAsync(unsampled, Cancellation, settings);
        await site.VisitAsync(new(HttpMethod.Get, "/"), Cancellation, [.. settings, "OTEL_TRACES_SAMPLER=always_off"]);
        await site.VisitAsync(new(HttpMethod.Get, "/"), Cancellation, [.. settings, "OTEL_TRACES_SAMPLER=traceidratio", "OTEL_TRACES_SAMPLER_ARG=0"]);
        await site.VisitAsync(new(HttpMethod.Get, "/"), Cancellation, [.. settings, "OTEL_SDK_DISABLED=true"]);
        await site.VisitAsync(new(HttpMethod.Get, "/"), Cancellation, [.. settings, "OTEL_TRACES_EXPORTER=none"]);

        // Those that count against all this.
        var sampled = new HttpRequestMessage(HttpMethod.Get, "/");
        sampled.Headers.Add("traceparent", $"00-4bf92f3577b34da6a3ce929d0e0e4737-{Parent}-00");
        await site.VisitAsync(sampled, Cancellation, [.. settings, "OTEL_TRACES_SAMPLER=always_on"]);
        var last = (await site.VisitAsync(new(HttpMethod.Get, "/"), Cancellation, [.. settings, "OTEL_TRACES_SAMPLER=traceidratio", "OTEL_TRACES_SAMPLER_ARG=1"])).Trace;

        IReadOnlyList<string> traces = [];
        await Condition.UntilAsync(
            async () => (traces = [.. (await site.Collector.ReadAsync(Cancellation)).Where(static d => d.Path == "/left-out/v1/traces").Select(static d => d.Spans.First().TraceId)]).Contains(last),
            "the last trace comes",
            Cancellation);
        Assert.Equal(["4bf92f3577b34da6a3ce929d0e0e4737", last], traces);
    }

    [Fact]
    public async Task Of_a_thousand_queries_the_slowest_and_all_that_failed_last_are_kept_and_the_rest_is_counted()
    {
        var spans = await site.TraceCodeAsync(
            """
            global $wpdb;
            $before = memory_get_usage();
            for ($at = 0; $at < 1000; ++$at) { $wpdb->query(700 === $at ? 'SELECT SLEEP(0.3)' : "SELECT $at, '" . str_repeat('x', 3000) . "'"); $wpdb->flush(); }
            header('X-Memory: ' . (memory_get_usage() - $before));
            do_action('wordpress_telemetry_start', 'memory', ['wordpress.memory.peak' => memory_get_usage() - $before]);
            do_action('wordpress_telemetry_end');
            return 1;
            """,
            Cancellation);

        Conventions.Check(spans);
        Assert.InRange(spans.Count, 100, 300);
        Assert.True(spans[0]["wordpress.db.query.count"] is >= 1000L);
        Assert.InRange((long)spans[0]["wordpress.spans.left_out"]!, 700L, 1000L);
        Assert.Single(spans, static s => s["db.query.text"] is "SELECT SLEEP(?)");
        Assert.InRange((long)spans.Single(static s => s.Name == "memory")["wordpress.memory.peak"]!, 0L, 2L << 20);
        Assert.InRange((await site.Collector.ReadAsync(Cancellation)).Single(d => d.Path == "/v1/traces" && d.Spans.First().TraceId == spans[0].TraceId).Body.Length, 1, 1_000_000);
    }

    [Fact]
    public async Task A_query_that_fails_is_an_error_with_the_servers_number()
    {
        var spans = await site.TraceCodeAsync("global $wpdb; $wpdb->suppress_errors(); return $wpdb->get_results('SELECT name FROM no_such_table');", Cancellation);

        Conventions.Check(spans);
        var failed = Assert.Single(spans, static s => s.Name == "SELECT no_such_table");
        Assert.Equal(("1146", "1146", true), (failed["error.type"], failed["db.response.status_code"], failed.IsError));
    }

    [Theory]
    [InlineData("UPDATE `wp_posts` SET post_title = 'it''s \\' a secret', n = -1.5e3 WHERE id IN (1, 2,3)", "UPDATE `wp_posts` SET post_title = ?, n = ? WHERE id IN (?)", "UPDATE wp_posts")]
    [InlineData("INSERT INTO wp_2_a (b) VALUES (1,'x'),(2,'y') ON DUPLICATE KEY UPDATE b = 0xFF", "INSERT INTO wp_2_a (b) VALUES (?) ON DUPLICATE KEY UPDATE b = ?", "INSERT wp_2_a")]
    [InlineData("SELECT /* of secret */ a.b1 FROM wp_a a LEFT JOIN wp_b ON a.id = wp_b.id # secret", "SELECT a.b1 FROM wp_a a LEFT JOIN wp_b ON a.id = wp_b.id", "SELECT wp_a wp_b")]
    [InlineData("SELECT \"secret\" FROM wp_a WHERE c = x'4d' AND d = _utf8mb4'secret' FOR UPDATE", "SELECT ? FROM wp_a WHERE c = ? AND d = ? FOR UPDATE", "SELECT wp_a")]
    [InlineData("SELECT 'never closed secret", "SELECT ?", "SELECT")]
    [InlineData("DELETE FROM wp_options WHERE option_name LIKE '%secret%'", "DELETE FROM wp_options WHERE option_name LIKE ?", "DELETE wp_options")]
    public async Task A_statement_is_told_without_its_values(string statement, string text, string summary)
    {
        var result = await site.Container.EvaluateAsync(
            $"$text = WpAspire\\Telemetry\\Sql::text({Php(statement)}); return [$text, WpAspire\\Telemetry\\Sql::summary($text)];", Cancellation);

        Assert.Equal([text, summary], result.EnumerateArray().Select(static r => r.GetString()));
    }

    [Fact]
    public async Task Nothing_secret_or_personal_is_ever_sent()
    {
        await site.TraceAsync(
            static () => new(HttpMethod.Post, "/wp-login.php?key=reset-in-secret&login=visitor-in-secret")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["log"] = "user-in-secret", ["pwd"] = "password-in-secret" }),
                Headers = { { "Cookie", "wordpress_logged_in=cookie-in-secret" }, { "Authorization", "Basic YXV0aC1pbi1zZWNyZXQ6" }, { "User-Agent", "agent-in-secret" } },
            },
            Cancellation);
        var spans = await site.TraceCodeAsync(
            """
            global $wpdb;
            $wpdb->get_var("SELECT 1 FROM $wpdb->users WHERE user_email = 'sql-in-secret@example.com'");
            wp_remote_post('http://user-in-secret:pass-in-secret@' . getenv('COLLECTOR') . '/hooks/T0AAB2in3SECRETtoken4/x?api_key=url-in-secret', ['body' => 'body-in-secret', 'headers' => ['Authorization' => 'Bearer header-in-secret']]);
            wp_mail('recipient-in-secret@example.com', 'subject-in-secret', 'text-in-secret');
            trigger_error('mail of warned-in-secret@example.com, password=said-in-secret, https://u:said-in-secret@example.com/?said-in-secret', E_USER_WARNING);
            (static function ($argument) { trigger_error("token: 'said-in-secret'", E_USER_WARNING); })('argument-in-secret');
            return 1;
            """,
            Cancellation);

        Conventions.Check(spans);
        Assert.Equal(2, spans.SelectMany(static s => s.Events).Count(static e => e.Name == "exception"));
        Assert.Contains(spans, s => (s["url.full"] as string) == $"http://REDACTED:REDACTED@{site.Collector.Host}:4318/hooks/REDACTED/x?api_key=REDACTED");
        await Condition.UntilAsync(async () => (await site.Collector.ReadAsync(Cancellation)).Any(d => d.Path == "/v1/logs" && System.Text.Encoding.UTF8.GetString(d.Body).Contains(spans[0].TraceId, StringComparison.Ordinal)), "the log comes", Cancellation);
        foreach (var delivery in (await site.Collector.ReadAsync(Cancellation)).Where(static d => d.Path.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            var text = System.Text.Encoding.UTF8.GetString(delivery.Body);
            Assert.DoesNotContain("in-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("in3SECRET", text, StringComparison.Ordinal);
            Assert.DoesNotContain("YXV0aC1pbi1zZWNyZXQ6", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_error_that_ends_a_request_is_an_exception_of_its_span_and_a_line_of_the_log()
    {
        var spans = await site.TraceCodeAsync("function asks_for($what) { throw new DomainException('there is none of ' . $what); } asks_for('it');", Cancellation);

        Conventions.Check(spans);
        Assert.Equal((500L, "DomainException", true), (spans[0]["http.response.status_code"], spans[0]["error.type"], spans[0].IsError));
        var exception = Assert.Single(spans.SelectMany(static s => s.Events), static e => e.Name == "exception").Attributes;
        Assert.Equal(("DomainException", "there is none of it"), (exception["exception.type"], exception["exception.message"]));
        Assert.Contains("asks_for()", (string)exception["exception.stacktrace"], StringComparison.Ordinal);
        Assert.Contains($"trace_id={spans[0].TraceId} ended with DomainException", await site.Container.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_a_line_of_the_log_that_names_its_trace_and_a_record_that_names_the_span()
    {
        var spans = await site.TraceCodeAsync("return @$no['thing'] . trigger_error('the plugin is worried', E_USER_WARNING);", Cancellation);

        Conventions.Check(spans);
        Assert.Single(spans[0].Events, static e => e.Name == "exception");
        Assert.Contains($"trace_id={spans[0].TraceId}", Assert.Single((await site.Container.GetLogAsync(Cancellation)).Split('\n'), static l => l.Contains("the plugin is worried", StringComparison.Ordinal)), StringComparison.Ordinal);
        System.Text.Json.JsonElement record = default;
        await Condition.UntilAsync(
            async () => (record = (await site.Collector.ReadAsync(Cancellation)).Where(static d => d.Path == "/v1/logs").SelectMany(static d => d.Json.GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords").EnumerateArray())
                .FirstOrDefault(r => r.GetProperty("traceId").GetString() == spans[0].TraceId)).ValueKind != System.Text.Json.JsonValueKind.Undefined,
            "the record comes",
            Cancellation);
        Assert.Equal((13, "WARN", "PHP Warning: the plugin is worried", spans[0].Id),
            (record.GetProperty("severityNumber").GetInt32(), record.GetProperty("severityText").GetString(), record.GetProperty("body").GetProperty("stringValue").GetString(), record.GetProperty("spanId").GetString()));
    }

    [Fact]
    public async Task Mail_images_hooks_and_what_plugins_add_are_spans_of_their_own()
    {
        var spans = await site.TraceCodeAsync(
            """
            add_filter('wordpress_telemetry_attributes', fn ($attributes, $name) => 'shop checkout' === $name ? ['wordpress.hook' => 'changed'] : $attributes, 10, 2);
            do_action('wordpress_telemetry_start', 'shop checkout', ['wordpress.hook' => 'first', 'dropped' => null]);
            wp_mail('somebody@example.com', 'a subject', 'a text');
            do_action('wordpress_telemetry_end', ['wordpress.component' => 'plugin:shop']);
            require_once ABSPATH . 'wp-admin/includes/image.php';
            $file = wp_upload_dir()['path'] . '/image.jpg';
            imagejpeg(imagecreatetruecolor(800, 600), $file);
            wp_generate_attachment_metadata(wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => 'image', 'post_status' => 'inherit'], $file), $file);
            return 1;
            """,
            Cancellation);

        Conventions.Check(spans);
        var added = Assert.Single(spans, static s => s.Name == "shop checkout");
        Assert.Equal("changed", added["wordpress.hook"]);
        Assert.Equal(added.Id, Assert.Single(spans, static s => s.Name == "send mail").Parent);
        Assert.True(Assert.Single(spans, static s => s.Name == "resize image")["wordpress.image.sizes"] is > 0L);
        Assert.Contains(spans, static s => s.Name == "hook init");
    }

    [Fact]
    public async Task A_scheduled_event_is_a_span_with_its_name()
    {
        await site.Container.EvaluateAsync("add_action('telemetry_event', '__return_true'); return wp_schedule_single_event(time() - 5, 'telemetry_event');", Cancellation);

        var spans = await site.TraceAsync("/wp-cron.php", Cancellation);

        Conventions.Check(spans);
        Assert.Equal("GET /wp-cron.php", spans[0].Name);
        Assert.Contains(spans, static s => s.Name == "cron telemetry_event");
    }

    [Fact]
    public async Task Old_names_are_sent_beside_the_new_ones_where_that_is_asked_for()
    {
        var spans = await site.TraceAsync("/?slow-page", Cancellation, "OTEL_SEMCONV_STABILITY_OPT_IN=database/dup,http/dup");

        Assert.Equal(("GET", 200L), (spans[0]["http.method"], spans[0]["http.status_code"]));
        Assert.All(spans.Where(static s => s["db.query.text"] is not null), static s => Assert.Equal(("mariadb", s["db.query.text"], s["db.namespace"]), (s["db.system"], s["db.statement"], s["db.name"])));
        Assert.Contains(spans, s => (s["http.url"] as string) == $"{site.Collector.Address}/called?wait=REDACTED&token=REDACTED");
    }

    [Fact]
    public async Task The_variables_name_the_source_the_headers_and_the_place_of_each_signal()
    {
        var trace = (await site.VisitAsync(
            new(HttpMethod.Get, "/"),
            Cancellation,
            "OTEL_SERVICE_NAME=shop",
            "OTEL_RESOURCE_ATTRIBUTES=service.namespace=a%2Cb,service.name=not-this,service.instance.id=i-1",
            "OTEL_EXPORTER_OTLP_HEADERS=api-key=a%20b, x-other=c",
            $"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={site.Collector.Address}/exactly/here")).Trace;

        Delivery? delivery = null;
        await Condition.UntilAsync(async () => (delivery = (await site.Collector.ReadAsync(Cancellation)).FirstOrDefault(static d => d.Path == "/exactly/here")) is not null, "the trace comes", Cancellation);
        Assert.Equal(("a b", "c", "application/json"), (delivery!.Header("api-key"), delivery.Header("x-other"), delivery.Header("Content-Type")));
        var resource = SpanRecord.Read(delivery.Spans.First().Resource.GetProperty("attributes"));
        Assert.Equal((trace, "shop", "a,b", "i-1"), (delivery.Spans.First().TraceId, resource["service.name"], resource["service.namespace"], resource["service.instance.id"]));
    }

    [Fact]
    public async Task Protocol_buffers_hold_the_same_as_JSON()
    {
        var settings = new[] { "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", $"OTEL_EXPORTER_OTLP_ENDPOINT={site.Collector.Address}/binary", "OTEL_RESOURCE_ATTRIBUTES=service.instance.id=i-1" };
        var trace = (await site.VisitAsync(new(HttpMethod.Post, "/evaluate.php") { Content = new StringContent("global $wpdb; $wpdb->get_var(\"SELECT 'é\\xff'\"); trigger_error('worried', E_USER_WARNING); return 1;") }, Cancellation, settings)).Trace;

        IReadOnlyList<Delivery> all = [];
        await Condition.UntilAsync(async () => (all = [.. (await site.Collector.ReadAsync(Cancellation)).Where(static d => d.Path.StartsWith("/binary", StringComparison.Ordinal))]).Select(static d => d.Path).Distinct().Count() == 3, "all three come", Cancellation);
        Assert.All(all, static d => Assert.Equal("application/x-protobuf", d.Header("Content-Type")));

        // The numbers of the fields are those of the official definitions.
        OtlpMessage[] Scopes(string signal) => [.. new OtlpMessage(all.First(d => d.Path == $"/binary/v1/{signal}").Body).Messages(1).SelectMany(static r => r.Messages(2))];
        var resource = new OtlpMessage(all[0].Body).Message(1).Message(1).Attributes(1);
        Assert.Equal(("wordpress", "i-1", "php"), (resource["service.name"], resource["service.instance.id"], resource["telemetry.sdk.language"]));
        var spans = Scopes("traces").Single().Messages(2).ToList();
        var page = spans[0];
        Assert.Equal((trace, Parent, "POST /evaluate.php", 2UL), (page.Hex(1), page.Hex(4), page.Text(5), page.Number(6)));
        Assert.Equal("200", page.Attributes(9)["http.response.status_code"]);
        Assert.Contains(page.Messages(11), static e => e.Text(2) == "exception" && e.Attributes(3)["exception.message"] == "worried");
        Assert.True(page.Number(8) > page.Number(7));
        Assert.Contains(spans, static s => s.Number(6) == 3 && s.Text(5) == "SELECT" && s.Attributes(9)["db.query.text"] == "SELECT ?");
        var record = Scopes("logs").Single().Messages(2).Single();
        Assert.Equal((trace, page.Hex(2), 13UL, "PHP Warning: worried"), (record.Hex(9), record.Hex(10), record.Number(2), record.Message(5).Text(1)));
        var duration = Scopes("metrics").Single().Messages(2).First(static m => m.Text(1) == "http.server.request.duration");
        Assert.Equal((2UL, "s"), (duration.Message(9).Number(2), duration.Text(3)));
    }

    [Fact]
    public async Task Metrics_of_all_workers_are_one_sum()
    {
        const string path = "/metrics-test";
        string[] settings = [$"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT={site.Collector.Address}{path}"];
        async Task<long> CountAsync()
        {
            await site.VisitAsync(new(HttpMethod.Get, "/sample-page/"), Cancellation, settings);
            long count = 0;
            await Condition.UntilAsync(
                async () =>
                {
                    var metrics = (await site.Collector.ReadAsync(Cancellation)).LastOrDefault(static d => d.Path == path)?.Json.GetProperty("resourceMetrics")[0].GetProperty("scopeMetrics")[0].GetProperty("metrics").EnumerateArray();
                    count = metrics?.Where(static m => m.GetProperty("name").GetString() == "http.server.request.duration")
                        .SelectMany(static m => m.GetProperty("histogram").GetProperty("dataPoints").EnumerateArray())
                        .Where(static p => SpanRecord.Read(p.GetProperty("attributes")).GetValueOrDefault("http.route") as string == "/{page}")
                        .Select(static p => long.Parse(p.GetProperty("count").GetString()!, CultureInfo.InvariantCulture)).SingleOrDefault() ?? 0;
                    return count > 0;
                },
                "the metrics come",
                Cancellation);
            return count;
        }

        var before = await CountAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.VisitAsync(new(HttpMethod.Get, "/sample-page/"), Cancellation, settings)));

        await Condition.UntilAsync(async () => await CountAsync() >= before + 9, "all requests are in the sum", Cancellation);
    }

    private static string Php(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
