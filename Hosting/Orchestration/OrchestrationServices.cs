using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Registers what runs the model.</summary>
internal static class OrchestrationServices
{
    public static IServiceCollection AddOrchestration(this IServiceCollection services) => services;
}
