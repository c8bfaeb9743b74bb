using System.Text.Json.Serialization;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>What the AppHost answers: lines of progress, and last either the end or an error.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The line, the answer, or the sentence that says what is wrong.</param>
internal sealed record ControlReply(ControlReplyKind Kind, string Text = "");

/// <summary>What an answer is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlReplyKind>))]
internal enum ControlReplyKind
{
    /// <summary>A step of the work.</summary>
    Progress,

    /// <summary>The work is done.</summary>
    Done,

    /// <summary>The work could not be done.</summary>
    Error,
}

[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlReply))]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(CommandList))]
internal sealed partial class ControlJson : JsonSerializerContext;
