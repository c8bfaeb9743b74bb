using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>WordPress and PHP.</summary>
public sealed record WordPressOptions
{
    /// <summary>The largest file that may be uploaded.</summary>
    [Option(64), Between(1, 4096)]
    public required int UploadMaxMiB { get; init; }

    /// <summary>The memory that one request may use.</summary>
    [Option(256), Between(64, 8192)]
    public required int PhpMemoryMiB { get; init; }

    /// <summary>The processor time that one request may use.</summary>
    [Option(60), Between(1, 300)]
    public required int MaxExecutionSeconds { get; init; }

    /// <summary>How many requests a task works on at once. Without it, as many as its memory and processors allow.</summary>
    [Option, Between(2, 1000)]
    public int? MaxRequestWorkers { get; init; }

    /// <summary>How often scheduled work is done. Without it, WordPress does it when somebody visits.</summary>
    [Option(5), Between(1, 60)]
    public int? CronMinutes { get; init; }

    /// <summary>The mail server.</summary>
    public required SmtpOptions Smtp { get; init; }
}
