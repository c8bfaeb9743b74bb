using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    /// <summary>The content identifier of a local image; <see langword="null"/> if the engine does not have it.</summary>
    public async Task<string?> FindImageAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.Images.InspectImageAsync(reference, cancellationToken)).ID;
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Pulls an image.</summary>
    /// <exception cref="DistributedApplicationException">The registry does not answer or does not have it.</exception>
    public async Task PullImageAsync(string reference, IProgress<string> progress, CancellationToken cancellationToken)
    {
        string? error = null;
        var messages = new SynchronousProgress<JSONMessage>(message =>
        {
            error ??= message.Error?.Message;
            if (!string.IsNullOrEmpty(message.Status) && message.Progress is null)
            {
                progress.Report(string.IsNullOrEmpty(message.ID) ? message.Status : $"{message.ID}: {message.Status}");
            }
        });

        try
        {
            await _client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = reference }, new AuthConfig(), messages, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            error = EngineError.Message(exception);
        }

        if (error is not null)
        {
            throw new DistributedApplicationException(
                $"The image '{reference}' could not be pulled ({error.TrimEnd('.')}): check its name and the network, log in to its registry with `docker login`, or build it with WithDockerfile.");
        }
    }
}
