using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using WpAspire.Hosting.Secrets;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Registers the pipeline and the verbs that execute it.</summary>
internal static class PipelineServices
{
    /// <summary>Adds them to an AppHost's services.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IDistributedApplicationPipeline pipeline)
    {
        services.AddSingleton(pipeline);
        services.AddSingleton<PublishArguments>();
        services.AddSingleton<IPipelineOutputService, PipelineOutputService>();
        services.AddSingleton<IPipelineDisplay>(static s => s.GetRequiredService<ConsoleOutput>() is { IsInteractive: false } console
            ? new PlainPipelineDisplay(console)
            : new LivePipelineDisplay(s.GetRequiredService<ISecretMasker>(), static () => AnsiConsole.Console));
        services.AddSingleton<IPipelineActivityReporter, PipelineActivityReporter>();
        services.AddSingleton<Interruption>();
        services.AddSingleton<Confirmation>();
        services.AddSingleton<PipelineRun>();
        services.AddSingleton<PublishReportSource>();
        services.AddSingleton<PipelineCommands>();

        services.AddSingleton<IAppHostVerb, PublishVerb>();
        services.AddSingleton<IAppHostVerb, DeployVerb>();
        services.AddSingleton<IAppHostVerb, DestroyVerb>();
        services.AddSingleton<IAppHostVerb, DoVerb>();
        return services;
    }
}
