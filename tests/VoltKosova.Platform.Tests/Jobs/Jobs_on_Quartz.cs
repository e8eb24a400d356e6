using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Jobs_on_Quartz(TestDatabase database) : JobsContract(database), IClassFixture<TestDatabase>
{
    protected override Action<IServiceCollection> Engine => services => services.AddJobs(JobHost.Hurried);
}
