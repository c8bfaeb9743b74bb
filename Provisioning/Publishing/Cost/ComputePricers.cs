using System.Globalization;
using WpAspire.Provisioning.Aws.AppAutoScaling;
using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Scheduler;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Prices what runs the containers.</summary>
internal static class ComputePricers
{
    private const int IncludedStorageGiB = 20;
    private const int AlarmsPerPolicy = 2;
    private const decimal CpuUnitsPerCpu = 1024;
    private const decimal MiBPerGiB = 1024;

    public static void AddTo(PricerCatalog catalog)
    {
        catalog.Add<Service>(Price);
        catalog.Add<Schedule>(Price);
        catalog.Add<Group>(Price);
        catalog.Add<Target>(Price);
        catalog.Add<Policy>(static (policy, bill) =>
        {
            if (policy.Args.PolicyType?.Literal == "TargetTrackingScaling")
            {
                bill.Add(policy, "alarms that scale", AlarmsPerPolicy, "cloudwatch/alarm");
            }
        });
        catalog.Add<Cluster>(static (cluster, bill) =>
        {
            if (cluster.Args.Settings?.Any(static s => s.Value is { } setting && setting.Name?.Literal == "containerInsights" && setting.Value?.Literal is not (null or "disabled")) == true)
            {
                bill.NotEstimated(cluster, "Container Insights is paid by the number of metrics and observations, which grows with the tasks");
            }
        });
        catalog.Add<EventTarget>(static (target, bill) =>
        {
            if (target.Args.EcsTarget is not null)
            {
                bill.NotEstimated(target, "a task of a minute or two with each deployment");
            }
        });
        // What starts instances pays for them.
        catalog.AddFree<LaunchTemplate>();
    }

    private static void Price(Service service, Bill bill)
    {
        if (References.Of<TaskDefinition>(service.Args.TaskDefinition) is { } definition)
        {
            TelemetryPricer.Price(service, definition, bill);
        }

        if (RunsOnInstances(service))
        {
            return;
        }

        if (References.Of<TaskDefinition>(service.Args.TaskDefinition) is not { } task)
        {
            bill.NotEstimated(service, "its task definition is not part of the program");
            return;
        }

        var tasks = service.Args.DesiredCount?.Literal ?? 1;
        PriceTask(service, task, $"{tasks} {(tasks == 1 ? "task" : "tasks")} on Fargate", tasks * bill.Usage.HoursPerMonth, bill);
    }

    private static void Price(Schedule schedule, Bill bill)
    {
        if (schedule.Args.Target.Value?.EcsParameters?.Value is not { } parameters
            || References.Of<TaskDefinition>(parameters.TaskDefinitionArn) is not { } task
            || References.Of<CapacityProvider>(parameters.CapacityProviderStrategies) is not null)
        {
            return;
        }

        if (MinutesBetween(schedule.Args.ScheduleExpression.Literal) is not { } minutes)
        {
            bill.NotEstimated(schedule, $"it is not known how often '{schedule.Args.ScheduleExpression.Literal}' is");
            return;
        }

        var runs = bill.Usage.HoursPerMonth * 60m / minutes * (parameters.TaskCount?.Literal ?? 1);
        PriceTask(schedule, task, $"a task on Fargate every {minutes} minutes", runs * bill.Usage.ScheduledTaskMinutes / 60, bill);
    }

    private static void PriceTask(CustomResource resource, TaskDefinition task, string what, decimal hours, Bill bill)
    {
        if (!decimal.TryParse(task.Args.Cpu?.Literal, NumberStyles.Integer, CultureInfo.InvariantCulture, out var cpu)
            || !decimal.TryParse(task.Args.Memory?.Literal, NumberStyles.Integer, CultureInfo.InvariantCulture, out var memory))
        {
            bill.NotEstimated(resource, "the size of its task is not known");
            return;
        }

        var architecture = task.Args.RuntimePlatform?.Value?.CpuArchitecture?.Literal == "ARM64" ? "arm" : "x86";
        bill.Add(resource, $"{what}: processors", hours * cpu / CpuUnitsPerCpu, $"fargate/{architecture}/vcpu");
        bill.Add(resource, $"{what}: memory", hours * memory / MiBPerGiB, $"fargate/{architecture}/memory");
        if (task.Args.EphemeralStorage?.Value?.SizeInGib.Literal is > IncludedStorageGiB and var storage)
        {
            bill.Add(resource, $"{what}: storage beyond {IncludedStorageGiB} GiB", hours * (storage - IncludedStorageGiB), "fargate/storage");
        }
    }

    private static void Price(Group group, Bill bill)
    {
        if (References.Of<LaunchTemplate>(group.Args) is not { } template || template.Args.InstanceType?.Literal is not { } type)
        {
            bill.NotEstimated(group, "the type of its instances is not known");
            return;
        }

        var count = group.Args.DesiredCapacity?.Literal ?? group.Args.MinSize.Literal;
        bill.Hours(group, $"{count} × {type}", count, $"ec2/{type}");
        foreach (var disk in template.Args.BlockDeviceMappings?.Select(static m => m.Value?.Ebs?.Value).OfType<Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs>() ?? [])
        {
            bill.Add(group, "disks", count * (disk.VolumeSize?.Literal ?? 0), $"ebs/{disk.VolumeType?.Literal ?? "gp2"}");
        }

        if (count > 0 && group.Args.MaxSize.Literal > count)
        {
            bill.AtMost(group, (decimal)group.Args.MaxSize.Literal / count - 1);
        }
    }

    private static void Price(Target target, Bill bill)
    {
        if (References.Of<Service>(target.Args.ResourceId) is { } service && service.Args.DesiredCount?.Literal is > 0 and var desired && target.Args.MaxCapacity.Literal > desired)
        {
            bill.AtMost(service, (decimal)target.Args.MaxCapacity.Literal / desired - 1);
        }
    }

    private static bool RunsOnInstances(Service service) =>
        service.Args.LaunchType?.Literal == "EC2" || References.Of<CapacityProvider>(service.Args.CapacityProviderStrategies) is not null;

    private static int? MinutesBetween(string? expression) => expression?.Split('(', ')', ' ') switch
    {
        ["rate", var count, "minute" or "minutes", ..] => Number(count),
        ["rate", var count, "hour" or "hours", ..] => 60 * Number(count),
        ["rate", var count, "day" or "days", ..] => 24 * 60 * Number(count),
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
