using System.Text.RegularExpressions;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>OpenTelemetry's semantic conventions 1.44.0, as far as a site has to do with them, and what this image adds.</summary>
public static partial class Conventions
{
    private static readonly Dictionary<string, Type> s_attributes = new()
    {
        ["http.request.method"] = typeof(string),
        ["http.request.method_original"] = typeof(string),
        ["http.response.status_code"] = typeof(long),
        ["http.route"] = typeof(string),
        ["url.path"] = typeof(string),
        ["url.query"] = typeof(string),
        ["url.scheme"] = typeof(string),
        ["url.full"] = typeof(string),
        ["server.address"] = typeof(string),
        ["server.port"] = typeof(long),
        ["network.protocol.version"] = typeof(string),
        ["network.protocol.name"] = typeof(string),
        ["error.type"] = typeof(string),
        ["user.roles"] = typeof(object[]),
        ["db.system.name"] = typeof(string),
        ["db.namespace"] = typeof(string),
        ["db.query.text"] = typeof(string),
        ["db.query.summary"] = typeof(string),
        ["db.operation.name"] = typeof(string),
        ["db.response.status_code"] = typeof(string),
        ["exception.type"] = typeof(string),
        ["exception.message"] = typeof(string),
        ["exception.stacktrace"] = typeof(string),
        ["exception.escaped"] = typeof(bool),
        // The image's own.
        ["wordpress.component"] = typeof(string),
        ["wordpress.hook"] = typeof(string),
        ["wordpress.template"] = typeof(string),
        ["wordpress.query.type"] = typeof(string),
        ["wordpress.memory.peak"] = typeof(long),
        ["wordpress.spans.left_out"] = typeof(long),
        ["wordpress.db.query.count"] = typeof(long),
        ["wordpress.db.query.duration"] = typeof(double),
        ["wordpress.db.query.repeated"] = typeof(long),
        ["wordpress.cache.operations"] = typeof(long),
        ["wordpress.cache.duration"] = typeof(double),
        ["wordpress.image.sizes"] = typeof(long),
        ["wordpress.image.width"] = typeof(long),
        ["wordpress.image.height"] = typeof(long),
    };

    /// <summary>Checks the spans of one request.</summary>
    public static void Check(IReadOnlyList<SpanRecord> spans)
    {
        var ids = spans.Select(static s => s.Id).ToHashSet();
        Assert.Equal(spans.Count, ids.Count);
        Assert.Single(spans, static s => s.Kind == 2);
        foreach (var (span, at) in spans.Select(static (s, at) => (s, at)))
        {
            Assert.Matches(HexPattern(32), span.TraceId);
            Assert.Matches(HexPattern(16), span.Id);
            Assert.InRange(span.Kind, 1, 3);
            Assert.InRange(span.Name.Length, 1, 255);
            Assert.True(span.Duration >= TimeSpan.Zero, span.Name);
            Assert.True(at == 0 || ids.Contains(span.Parent!), $"{span.Name} has a parent that is not there");
            Check(span.Attributes);
            Assert.All(span.Events, static e => Check(e.Attributes));
            Assert.Equal(span.IsError, span["error.type"] is not null);
            CheckKind(span, at == 0);
        }

        var resource = SpanRecord.Read(spans[0].Resource.GetProperty("attributes"));
        Assert.Equal("php", resource["telemetry.sdk.language"]);
        foreach (var name in new[] { "service.name", "service.instance.id", "telemetry.sdk.name", "telemetry.sdk.version", "deployment.environment.name" })
        {
            Assert.NotEqual("", Assert.IsType<string>(resource[name]));
        }
    }

    private static void Check(IReadOnlyDictionary<string, object> attributes) =>
        Assert.All(attributes, static a => Assert.IsType(Assert.Contains(a.Key, (IReadOnlyDictionary<string, Type>)s_attributes), a.Value));

    private static void CheckKind(SpanRecord span, bool isFirst)
    {
        if (isFirst)
        {
            Needs(span, "http.request.method", "http.response.status_code", "url.path", "url.scheme", "server.address", "network.protocol.version");
            Assert.Equal($"{span["http.request.method"]} {span["http.route"]}".TrimEnd(), span.Name);
            Assert.DoesNotContain('?', (string)span["url.path"]!);
            return;
        }

        if (span["db.query.text"] is not null)
        {
            Needs(span, "db.system.name", "db.namespace", "db.query.summary", "server.address");
            Assert.Equal(3, span.Kind);
            Assert.Equal(span["db.query.summary"], span.Name);
            Assert.DoesNotMatch(ValuePattern(), (string)span["db.query.text"]!);
        }
        else if (span["http.request.method"] is not null)
        {
            Needs(span, "server.address", "server.port", "url.full");
            Assert.Equal(3, span.Kind);
            Assert.Equal(span["http.request.method"], span.Name);
        }
    }

    private static void Needs(SpanRecord span, params string[] names) => Assert.All(names, n => Assert.Contains(n, span.Attributes));

    private static Regex HexPattern(int length) => new($"^(?!0+$)[0-9a-f]{{{length}}}$");

    [GeneratedRegex("'|\"|(?<![\\w`$?])[0-9]+(?![\\w`])")]
    private static partial Regex ValuePattern();
}
