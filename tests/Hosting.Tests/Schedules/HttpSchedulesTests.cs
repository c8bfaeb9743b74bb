using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Containers;
using WpAspire.Hosting.Schedules;

namespace WpAspire.Hosting.Tests.Schedules;

public class HttpSchedulesTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly IDistributedApplicationBuilder _builder = TestApp.Create();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resource_that_runs_is_asked_again_and_again_and_one_that_does_not_is_not()
    {
        var asked = new ConcurrentQueue<string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(request =>
        {
            asked.Enqueue(request);
            if (asked.Count == 2)
            {
                enough.TrySetResult();
            }

            return (HttpStatusCode.OK, "text/plain", "done");
        });
        var box = AddBox("box", "/due?now", server.Port);
        var stopped = AddBox("stopped", "/never", server.Port);
        await using var app = _builder.Build();
        await app.Notifications().PublishUpdateAsync(stopped.Resource, static s => s with { State = KnownResourceStates.Exited });
        await app.Notifications().PublishUpdateAsync(box.Resource, static s => s with { State = KnownResourceStates.Running });

        using var schedules = await StartAsync(app);
        await enough.Task.WaitAsync(Ct);
        await schedules.StopAsync(Ct);

        Assert.All(asked, static request => Assert.Equal("GET /due?now", request));
    }

    [Fact]
    public async Task What_fails_is_in_the_log_of_the_resource()
    {
        await using var server = await TestServer.StartAsync(static _ => (HttpStatusCode.InternalServerError, "text/plain", "broken"));
        var box = AddBox("box", "/due?now", server.Port);
        await using var app = _builder.Build();
        using var schedules = await StartAsync(app);
        await app.Notifications().PublishUpdateAsync(box.Resource, static s => s with { State = KnownResourceStates.Running });
        await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(box.Resource).WithCancellation(Ct))
        {
            Assert.Contains("GET /due?now failed: the answer is 500", Assert.Single(lines).Content, StringComparison.Ordinal);
            break;
        }

        await schedules.StopAsync(Ct);
    }

    [Theory]
    [InlineData("due", 60, "'due'")]
    [InlineData("/due", 0, "00:00:00")]
    public void A_bad_path_or_interval_is_refused_in_a_sentence(string path, int seconds, string named)
    {
        var box = _builder.AddContainer("box", "image").WithHttpEndpoint(targetPort: 80);

        Assert.Contains(named, Assert.Throws<DistributedApplicationException>(() => box.WithHttpSchedule(path, TimeSpan.FromSeconds(seconds))).Message, StringComparison.Ordinal);
    }

    private static async Task<HttpSchedules> StartAsync(DistributedApplication app)
    {
        app.Services.GetRequiredService<ResourceStates>().Begin();
        var schedules = ActivatorUtilities.CreateInstance<HttpSchedules>(app.Services);
        await schedules.StartAsync(Ct);
        return schedules;
    }

    private IResourceBuilder<ContainerResource> AddBox(string name, string path, int port)
    {
        var box = _builder.AddContainer(name, "image").WithHttpEndpoint(targetPort: 80).WithHttpSchedule(path, s_interval);
        box.GetEndpoint("http").Allocate(port);
        return box;
    }
}
