using Microsoft.Extensions.Logging;

namespace WpAspire.WordPress;

/// <summary>Lets a running site know the application password that the AppHost keeps for it.</summary>
internal static class ApplicationPassword
{
    private const string MostSeconds = "60";

    // The official image has another name for the same program.
    private const string Run = $"exec timeout {MostSeconds} \"$(command -v php8.4 || command -v php)\" -d display_errors=0 -r \"$0\"";

    /// <summary>Makes the site know it. Done again, it changes nothing.</summary>
    /// <exception cref="DistributedApplicationException">It failed.</exception>
    public static async Task EnsureAsync(WordPressResource site, IServiceProvider services, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<IContainerExec>().ExecAsync(site, ["sh", "-c", Run, PhpScripts.ApplicationPassword], cancellationToken);
        if (result.ExitCode != 0)
        {
            var message = $"The application password of '{site.Name}' could not be set: {ResourceCommands.WhyFailed(result)}";
            services.GetRequiredService<ResourceLoggerService>().GetLogger(site).LogError("{Message}", message);
            throw new DistributedApplicationException(message);
        }
    }
}
