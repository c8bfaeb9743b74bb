using System.CommandLine;
using System.Globalization;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>scale</c>: changes how many replicas of a resource run.</summary>
internal sealed class ScaleVerb(SiteInspector inspector, ControlClient control, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string>("resource") { Description = "The resource to scale." };
        var replicas = new Argument<int>("replicas") { Description = $"How many are to run, 1 to {ContainerResourceBuilderExtensions.MostReplicas.ToString(CultureInfo.InvariantCulture)}." };
        replicas.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ContainerResourceBuilderExtensions.MostReplicas))
            {
                result.AddError($"<replicas> is '{token.Value}': allowed is a whole number from 1 to {ContainerResourceBuilderExtensions.MostReplicas.ToString(CultureInfo.InvariantCulture)}");
            }
        });
        var command = new Command("scale", "Changes how many replicas of a resource run, while the site goes on serving. It holds until the site is stopped; what the next start begins with is in the model (WithReplicas).\n\nExamples:\n  scale wordpress 3\n  scale wordpress 1") { resource, replicas };
        command.SetAction((result, cancellationToken) => ScaleAsync(result.GetValue(resource)!, result.GetValue(replicas), cancellationToken));
        return command;
    }

    private async Task<int> ScaleAsync(string name, int replicas, CancellationToken cancellationToken)
    {
        var resource = inspector.FindContainer(name);
        await control.SendAsync(new ControlRequest("scale", resource.Name, replicas), console.Line, cancellationToken);
        console.Line($"The resource '{resource.Name}' has {replicas.ToString(CultureInfo.InvariantCulture)} {(replicas == 1 ? "replica" : "replicas")}.");
        return 0;
    }
}
