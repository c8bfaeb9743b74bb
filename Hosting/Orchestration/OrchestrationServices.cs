using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Control;
using WpAspire.Hosting.Orchestration.LoadBalancing;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Registers the local run and the verbs that go with it.</summary>
internal static class OrchestrationServices
{
    /// <summary>Adds them to an AppHost's services.</summary>
    public static IServiceCollection AddOrchestration(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<SiteStateDirectory>();
        services.AddSingleton<EngineConnection>();
        services.AddSingleton<EndpointAllocator>();
        services.AddSingleton<RunOptions>();
        services.AddSingleton<ModelPreparation>();
        services.AddSingleton<ContainerSpecFactory>();
        services.AddSingleton<ContainerReconciler>();
        services.AddSingleton<ContainerLogs>();
        services.AddSingleton<ConsoleLogReader>();
        services.AddSingleton<ReplicaHealth>();
        services.AddSingleton<LoadBalancers>();
        services.AddSingleton<HttpSchedules>();
        services.AddSingleton<ResourceUrlSnapshots>();
        services.AddSingleton<ResourceMetricsService>();
        services.AddSingleton<MetricsSampler>();
        services.AddSingleton<HostGateway>();
        services.AddSingleton<MailCatcherService>();
        services.AddSingleton<MailCatchers>();
        services.AddSingleton<MailReport>();
        services.AddSingleton<ImageResolver>();
        services.AddSingleton<ApplicationOrchestrator>();
        services.AddSingleton<IApplicationOrchestrator>(static s => s.GetRequiredService<ApplicationOrchestrator>());
        services.AddSingleton<IContainerExec, ContainerExec>();

        services.AddSingleton<ControlServer>();
        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<ControlClient>();
        services.AddSingleton<RunSummary>();
        services.AddSingleton<RunDisplayFactory>();
        services.AddSingleton<ForegroundRun>();
        services.AddSingleton<BackgroundProcess>();
        services.AddSingleton<SiteStopper>();
        services.AddSingleton<SiteInspector>();
        services.AddSingleton<VolumeSizes>();
        services.AddSingleton<Doctor>();

        services.AddSingleton<ConsoleOutput>();
        services.AddSingleton<IAppHostVerb, RunVerb>();
        services.AddSingleton<IAppHostVerb, StartVerb>();
        services.AddSingleton<IAppHostVerb, StopVerb>();
        services.AddSingleton<IAppHostVerb, DescribeVerb>();
        services.AddSingleton<IAppHostVerb, LogsVerb>();
        services.AddSingleton<IAppHostVerb, ExecVerb>();
        services.AddSingleton<IAppHostVerb, ScaleVerb>();
        services.AddSingleton<IAppHostVerb, RestartVerb>();
        services.AddSingleton<IAppHostVerb, ResourceVerb>();
        services.AddSingleton<IAppHostVerb, DashboardVerb>();
        services.AddSingleton<IAppHostVerb, WaitVerb>();
        services.AddSingleton<IAppHostVerb, DoctorVerb>();
        services.AddSingleton<IAppHostVerbRunner, AppHostCommandLine>();
        return services;
    }
}
