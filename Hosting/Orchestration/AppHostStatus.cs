using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>How far an AppHost is, told to the other verbs through a file.</summary>
internal sealed record AppHostStatus
{
    /// <summary>The AppHost's process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>How far it is.</summary>
    public required AppHostPhase Phase { get; init; }

    /// <summary>The status of the AppHost that runs a site, or ran it last; <see langword="null"/> if none has.</summary>
    public static AppHostStatus? TryRead(SiteStateDirectory state)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(state.StatusFile), AppHostStatusJson.Default.AppHostStatus);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the status in one step: a reader sees the old one or the new one.</summary>
    public void Write(SiteStateDirectory state)
    {
        var temporary = state.StatusFile + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this, AppHostStatusJson.Default.AppHostStatus));
        File.Move(temporary, state.StatusFile, overwrite: true);
    }
}

/// <summary>How far an AppHost is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppHostPhase>))]
internal enum AppHostPhase
{
    /// <summary>Resources are being started.</summary>
    Starting,

    /// <summary>Every resource that starts by itself is ready.</summary>
    Ready,

    /// <summary>A resource could not be started, and all were stopped again.</summary>
    Failed,

    /// <summary>Resources are being stopped.</summary>
    Stopping,

    /// <summary>Everything is stopped.</summary>
    Stopped,
}

[JsonSerializable(typeof(AppHostStatus))]
internal sealed partial class AppHostStatusJson : JsonSerializerContext;
