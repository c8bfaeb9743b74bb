using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>How a service, a schedule or a rule starts tasks.</summary>
/// <param name="Name">The name of the service, the schedule or the rule's target.</param>
/// <param name="AssignPublicIp">Whether tasks get a public address.</param>
/// <param name="PlatformVersion">The version of Fargate.</param>
/// <param name="Providers">The capacity providers, as far as they are known by name.</param>
internal sealed record TaskPlacement(string Name, Input<bool>? AssignPublicIp, Input<string>? PlatformVersion, IReadOnlyList<string> Providers) : INamed
{
    /// <summary>Whether tasks run on Fargate.</summary>
    public bool IsOnFargate => Providers.Any(static p => p.StartsWith("FARGATE", StringComparison.Ordinal));

    /// <summary>Those of a site.</summary>
    public static IEnumerable<TaskPlacement> Of(Inspection site)
    {
        foreach (var service in site.All<Service>())
        {
            var args = service.Args;
            yield return new(
                ((CustomResource)service).Name,
                args.NetworkConfiguration?.Value?.AssignPublicIp,
                args.PlatformVersion,
                [.. args.CapacityProviderStrategies.Objects().Select(static s => s.CapacityProvider.Literal).Append(args.LaunchType?.Literal).OfType<string>()]);
        }

        foreach (var schedule in site.All<Schedule>())
        {
            if (schedule.Args.Target.Value?.EcsParameters?.Value is { } task)
            {
                yield return new(
                    ((CustomResource)schedule).Name,
                    task.NetworkConfiguration?.Value?.AssignPublicIp,
                    task.PlatformVersion,
                    [.. task.CapacityProviderStrategies.Objects().Select(static s => s.CapacityProvider.Literal).Append(task.LaunchType?.Literal).OfType<string>()]);
            }
        }

        foreach (var target in site.All<EventTarget>())
        {
            if (target.Args.EcsTarget?.Value is { } task)
            {
                yield return new(
                    ((CustomResource)target).Name,
                    task.NetworkConfiguration?.Value?.AssignPublicIp,
                    task.PlatformVersion,
                    [.. task.CapacityProviderStrategies.Objects().Select(static s => s.CapacityProvider.Literal).Append(task.LaunchType?.Literal).OfType<string>()]);
            }
        }
    }
}
