using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting;

/// <summary>Builds an application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>The configuration: appsettings files, user secrets (of a run), environment variables, <c>--set</c> options.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The directory of the AppHost's project. Relative paths in the model begin there.</summary>
    string AppHostDirectory { get; }

    /// <summary>The AppHost's assembly.</summary>
    Assembly? AppHostAssembly { get; }

    /// <summary>The environment, such as <c>Development</c>.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }

    /// <summary>Publishes events and keeps who subscribed to them.</summary>
    IDistributedApplicationEventing Eventing { get; }

    /// <summary>Says whether the application is run or published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The steps of a publish, a deploy and a destroy.</summary>
    IDistributedApplicationPipeline Pipeline { get; }

    /// <summary>The resources so far.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Adds a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>A builder of the resource.</returns>
    /// <exception cref="DistributedApplicationException">There is a resource of this name.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Makes a builder of a resource without adding the resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>A builder of the resource.</returns>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    /// <summary>Builds the application.</summary>
    /// <returns>The application.</returns>
    DistributedApplication Build();
}
