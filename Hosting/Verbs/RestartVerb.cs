using System.CommandLine;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>restart</c>: replaces the replicas of a resource one after the other.</summary>
internal sealed class RestartVerb(SiteInspector inspector, ControlClient control, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string>("resource") { Description = "The resource to restart." };
        var command = new Command("restart", "Replaces the replicas of a resource one after the other, with a new image if its build context has changed. Behind the load balancer no request fails meanwhile.\n\nExamples:\n  restart wordpress\n  restart mariadb") { resource };
        command.SetAction((result, cancellationToken) => RestartAsync(result.GetValue(resource)!, cancellationToken));
        return command;
    }

    private async Task<int> RestartAsync(string name, CancellationToken cancellationToken)
    {
        var resource = inspector.FindContainer(name);
        await control.SendAsync(new ControlRequest("restart", resource.Name), console.Line, cancellationToken);
        console.Line($"The resource '{resource.Name}' has been restarted.");
        return 0;
    }
}
