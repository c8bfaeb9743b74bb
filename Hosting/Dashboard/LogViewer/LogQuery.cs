using System.Globalization;
using Microsoft.AspNetCore.Http;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>Which lines a request asks for, and how.</summary>
internal sealed record LogQuery
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Which lines.</summary>
    public required LogSelection Selection { get; init; }

    /// <summary>Only the last of them; <see langword="null"/> for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Whether to go on with new lines.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether text has the time in front of each line.</summary>
    public bool Timestamps { get; init; }

    /// <summary>Whether a browser keeps the answer as a file.</summary>
    public bool Download { get; init; }

    /// <summary>Reads it off a request.</summary>
    /// <exception cref="DistributedApplicationException">A part of it is wrong.</exception>
    public static LogQuery Read(HttpRequest request, DistributedApplicationModel model)
    {
        var resource = (request.RouteValues["resource"] as string ?? request.Query["resource"].ToString()) is { Length: > 0 } name ? model.Find(name).Name : null;
        var text = request.Query["text"].ToString();
        return new LogQuery
        {
            Selection = new LogSelection
            {
                Resource = resource,
                Replica = (int?)Number(request, "replica", least: 1),
                ErrorsOnly = Flag(request, "errors"),
                Text = text.Length == 0 ? null : text,
                IsRegex = Flag(request, "regex"),
                After = Number(request, "after", least: 0) * NanosecondsPerMillisecond,
            },
            Tail = (int?)Number(request, "tail", least: 0),
            Follow = Flag(request, "follow"),
            Timestamps = Flag(request, "timestamps"),
            Download = Flag(request, "download"),
        };
    }

    /// <summary>A number of the query.</summary>
    /// <exception cref="DistributedApplicationException">It is none, or too small.</exception>
    public static long? Number(HttpRequest request, string name, long least)
    {
        var value = request.Query[name].ToString();
        if (value.Length == 0)
        {
            return null;
        }

        // Far more than there are, and a whole number in a script of a browser, too.
        const long Most = 1L << 53;
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= (name is "after" or "from" ? Most : int.MaxValue)
            ? number
            : throw new DistributedApplicationException($"'{name}' is '{value}': allowed is a whole number of {least} or more.");
    }

    private static bool Flag(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" or "false" => false,
        "true" => true,
        var value => throw new DistributedApplicationException($"'{name}' is '{value}': allowed are true and false."),
    };
}
