using System.Diagnostics;
using System.Globalization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Shows how a run goes.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    /// <summary>Begins to show it.</summary>
    void Begin();

    /// <summary>Everything is ready: shows where.</summary>
    Task ReadyAsync(CancellationToken cancellationToken);

    /// <summary>Everything is being stopped.</summary>
    Task StoppingAsync();
}

/// <summary>The time since this process began, which is what a person at the terminal has waited.</summary>
internal static class ProcessClock
{
    /// <summary>The time since the process began.</summary>
    public static TimeSpan Elapsed
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return DateTime.Now - process.StartTime;
        }
    }

    /// <summary>That time in seconds, such as <c>1.7 s</c>.</summary>
    public static string ElapsedText => Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
