using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether the database takes as many connections as all tasks may open.</summary>
internal static class ConnectionChecks
{
    // For the toolbox, backups, monitoring and the person who looks why it is slow.
    private const int Others = 20;

    // RDS keeps some for itself, and the memory is never quite what the class says.
    private const double UsablePart = 0.9;

    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        if (options.MaxConnections is not { } connections)
        {
            yield return With(options.Database.Parameters.MaxConnections, $"be a whole number from 10 to 100000, because it is not known how much memory there is: {Given(options.Database.InstanceClass)}");
            yield break;
        }

        var workers = options.RequestWorkers;
        var most = (int)(((connections * UsablePart) - Others) / workers);
        if (options.Scaling.Max > most)
        {
            var limit = $"{Given(options.Database.InstanceClass)} and {Given(options.Database.Parameters.MaxConnections)}, which allows {connections} connections; a task holds up to {workers}";
            yield return most < 1
                ? With(options.Database.InstanceClass, $"be larger, even for one task, because {limit}")
                : With(options.Scaling.Max, $"be at most {most}, because {limit}");
        }
    }
}
