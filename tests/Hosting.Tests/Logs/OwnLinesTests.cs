using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Tests.Logs;

public class OwnLinesTests
{
    [Fact]
    public async Task What_the_AppHost_says_about_a_resource_is_in_its_console_log_without_secrets_and_what_a_container_writes_is_not_there_twice()
    {
        var builder = TestApp.Create();
        await using var app = builder.Build();
        builder.Masker.Add("correct horse");
        var (loggers, logs) = (app.Services.GetRequiredService<ResourceLoggerService>(), app.Services.GetRequiredService<ConsoleLogs>());

        loggers.GetLogger("box").LogInformation("started\r\nwith correct horse");
        loggers.GetLogger("BOX").LogError("broken");
        loggers.AddFromContainer("box", "from the container", isErrorMessage: false);

        var lines = new LogCursor(logs, new LogSelection()).ReadAll().ToList();
        Assert.Equal(["started", "with ******", "broken"], lines.Select(LogText.Content));
        Assert.Equal([false, false, true], lines.Select(l => l.IsError));
        Assert.All(lines, l => Assert.Equal(LogSource.AppHost, l.Source.Replica));
        var all = await loggers.GetAllAsync("box").SelectMany(l => l).Select(l => l.Content).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["started", "with ******", "broken", "from the container"], all);
    }
}
