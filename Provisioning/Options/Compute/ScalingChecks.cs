using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether tasks can be added, removed and replaced.</summary>
internal static class ScalingChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var scaling = options.Scaling;
        if (scaling.Min > scaling.Max)
        {
            yield return With(options.Scaling.Min, $"be at most {scaling.Max}, because {Given(options.Scaling.Max)}");
        }
        else if (scaling.Desired < scaling.Min || scaling.Desired > scaling.Max)
        {
            yield return With(options.Scaling.Desired, $"be from {scaling.Min} to {scaling.Max}, because {Given(options.Scaling.Min)} and {Given(options.Scaling.Max)}");
        }

        // ECS rounds the tasks that must stay up and those that may run down.
        var tasks = scaling.Desired ?? scaling.Min;
        var mustStay = Math.Ceiling(tasks * options.Deployment.MinHealthyPercent / 100.0);
        var mayRun = Math.Floor(tasks * options.Deployment.MaxPercent / 100.0);
        if (mustStay >= mayRun)
        {
            yield return With(options.Deployment.MaxPercent, $"leave room to start or stop one of {tasks} tasks, because {Given(options.Deployment.MinHealthyPercent)}; 200 always does");
        }

        if (options.Deployment.RollbackAlarms && !options.Observability.Alarms)
        {
            yield return With(options.Deployment.RollbackAlarms, $"be false, because {Given(options.Observability.Alarms)}");
        }
    }
}
